import type { Problem } from '../core/kernel/problem.js';
import { accessTexts } from './access.js';
import { adviceTexts } from './advice.js';
import { apiTexts } from './api.js';
import { auditTexts } from './audit.js';
import { campaignTexts } from './campaign.js';
import { runningTexts } from './runningCampaigns.js';
import { backupTexts } from './backup.js';
import { commandTexts } from './command.js';
import { backtestTexts, calibrateTexts } from './backtest.js';
import { disclosureTexts } from './disclosure.js';
import { dutyTexts } from './duties.js';
import { doctorTexts } from './doctor.js';
import { followUpTexts } from './followUps.js';
import { exportTexts } from './exports.js';
import { importTexts } from './imports.js';
import { intakeTexts } from './intake.js';
import { jobTexts } from './jobs.js';
import { kernelTexts } from './kernel.js';
import { replayTexts } from './replay.js';
import { pairingTexts } from './pairing.js';
import { samplingTexts } from './sampling.js';
import { schedulingTexts } from './scheduling.js';
import { remedyTexts } from './remedies.js';
import { rulesTexts } from './rules.js';
import { scoringTexts } from './scoring.js';
import { signInTexts } from './signIn.js';
import { settingsTexts } from './settings.js';
import { storeTexts } from './store.js';
import { visitTexts } from './visits.js';
import { webTexts } from './web.js';
import { zipTexts } from './zip.js';
import type { Language } from './texts.js';

/** Every reason code with its texts: the single registry. Each line is one area, checked on its own. */
const registry = {
  ...accessTexts,
  ...apiTexts,
  ...runningTexts,
  ...commandTexts,
  ...backupTexts,
  ...jobTexts,
  ...kernelTexts,
  ...adviceTexts,
  ...replayTexts,
  ...rulesTexts,
  ...scoringTexts,
  ...auditTexts,
  ...backtestTexts,
  ...calibrateTexts,
  ...campaignTexts,
  ...doctorTexts,
  ...disclosureTexts,
  ...dutyTexts,
  ...exportTexts,
  ...followUpTexts,
  ...visitTexts,
  ...importTexts,
  ...intakeTexts,
  ...pairingTexts,
  ...remedyTexts,
  ...samplingTexts,
  ...schedulingTexts,
  ...signInTexts,
  ...settingsTexts,
  ...storeTexts,
  ...webTexts,
  ...zipTexts,
};

type Text = Readonly<Record<Language, (params: never) => string>>;

/** The problem in words, with its place in front: "register.csv, row 12, field license: …". */
export function describeProblem(problem: Problem, language: Language): string {
  const text = (registry as Readonly<Record<string, Text>>)[problem.code];
  const words = text === undefined ? problem.code : text[language](problem.params as never);
  const place = describePlace(problem.place, language);
  return place === '' ? words : `${place}${language === 'zh' ? '：' : ': '}${words}`;
}

function describePlace(place: Problem['place'], language: Language): string {
  if (place === undefined) return '';
  const { file, row, field } = place;
  const [rowWord, fieldWord] = language === 'zh' ? ['第 # 行', '字段 #'] : ['row #', 'field #'];
  return [
    file,
    row === undefined ? undefined : rowWord.replace('#', String(row)),
    field === undefined ? undefined : fieldWord.replace('#', field),
  ]
    .filter((part) => part !== undefined)
    .join(language === 'zh' ? '，' : ', ');
}

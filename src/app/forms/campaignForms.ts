import { DateTime } from 'luxon';
import { parseJson, readRecord } from '../../core/kernel/schema.js';
import { shortCode } from '../../core/kernel/shortCode.js';
import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import { Commitment } from '../../core/replay/commitment.js';
import { DrawRecord } from '../../core/replay/drawRecord.js';
import { Plan } from '../../core/replay/plan.js';
import type { CampaignContext } from '../campaigns/context.js';
import { officeDay } from '../duties/officeDay.js';
import type { PlannedCampaign } from '../ports/campaignBook.js';
import type { Worded } from '../ports/documentRegister.js';
import type { Minutes } from '../ports/minutes.js';
import { minutesOf } from '../protocol/minutesOf.js';
import type { ListContent } from './content.js';

type Context = Pick<CampaignContext, 'store' | 'hash' | 'calendars'>;

/** Where the draw was held, and who signs its minutes. */
export type Held = Pick<Minutes, 'place' | 'signers'>;

/** 抽取记录 of the live draw, as the log and the commitment tell it. */
export async function minutesForm(
  { store, hash, calendars }: Context,
  { id, sequence, plan: planned }: PlannedCampaign,
  held: Held,
): Promise<Result<Worded, Problem>> {
  const stored = await store.liveCommitment(id);
  const { records } = await store.readLog();
  const record = records
    .map((each) => readRecord(DrawRecord, each))
    .flatMap((each) => (each.ok ? [each.value] : []))
    .find((each) => each.campaign === id && each.sequence === sequence);
  if (stored === null || record === undefined)
    return err({ code: 'access.not-yet-drawn', params: { campaign: id } });
  const [plan, parsed] = [readRecord(Plan, planned), parseJson(stored.content)];
  if (!plan.ok) return plan;
  const commitment = parsed.ok ? readRecord(Commitment, parsed.value) : parsed;
  if (!commitment.ok) return commitment;
  const heldOn = officeDay(instant(record.drawnAt ?? commitment.value.drawNotBefore), calendars);
  const content = (language: 'zh' | 'en'): Omit<Minutes, 'language' | 'organisation'> => {
    const fixed = { plan: plan.value, commitment: commitment.value };
    return minutesOf(hash, fixed, record, { ...held, heldOn }, language);
  };
  return ok({ kind: 'minutes', content: { zh: content('zh'), en: content('en') } });
}

const instant = (text: string): Date => DateTime.fromISO(text, { zone: 'utc' }).toJSDate();

/** 抽查名单 of the live draw. */
export async function listForm(
  { store }: Pick<Context, 'store'>,
  { id }: PlannedCampaign,
): Promise<Result<Worded, Problem>> {
  const list = await store.loadList(id);
  if (list === null) return err({ code: 'access.not-yet-drawn', params: { campaign: id } });
  const { campaign, month, title, summary } = list;
  const lines = list.lines.map(({ date, name, id: enterprise, ground, tier, lead, members, reasons }) => ({
    ...{ date, name, id: enterprise, ground, tier, lead, members, reasons },
  }));
  const content = (language: 'zh' | 'en'): ListContent => ({
    ...{ campaign, title: title[language], month, shortCode: shortCode(summary.commitmentHash), lines },
  });
  return ok({ kind: 'list', content: { zh: content('zh'), en: content('en') } });
}

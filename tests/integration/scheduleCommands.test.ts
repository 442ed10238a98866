import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ScheduleRecord } from '../../src/app/schedule/scheduleRecord.js';
import { runProgram } from '../../src/cli/program.js';
import type { Services } from '../../src/cli/services.js';
import { parseRecord } from '../../src/core/kernel/schema.js';
import type { BundleContent } from '../../src/core/replay/bundle.js';
import { writeBundle } from '../../src/core/replay/writeBundle.js';
import { writeWorking } from '../../src/core/replay/working.js';
import { calendarsOf, workdaysOfMonth } from '../../src/core/scheduling/workdays.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { writeCsv } from '../../src/documents/csv.js';
import { writeCalendar } from '../../src/documents/ical.js';
import { writeWorkbook } from '../../src/documents/workbook.js';
import { openTable } from '../../src/documents/xlsx.js';
import { packZip, unpackZip } from '../../src/documents/zip.js';
import { openZipFile, writeZipFile } from '../../src/documents/zipFile.js';
import { madeSmallMonth, must, smallInput } from '../fixtures/smallBundle.js';
import { smallMonth } from '../fixtures/smallMonth.js';
import { violations } from '../unit/scheduling/checker.js';

const unused = (): never => {
  throw new Error('not part of these commands');
};

const services: Services = {
  version: 'test',
  hash: nodeHash,
  rulesFolder: 'rules',
  openTable,
  writeCsv,
  writeWorkbook,
  writeMinutes: unused,
  writeCalendar,
  signer: unused,
  verifier: { verify: unused },
  packZip,
  unpackZip,
  openZipFile,
  writeZipFile,
  openStore: unused,
  security: unused,
  serve: unused,
  startWorker: unused,
  observe: unused,
  backupTools: unused,
  examine: unused,
  endAtOnceWhenAskedAgain: unused,
  now: unused,
  stopped: unused,
  today: () => '2014-08-31',
};

let folder = '';
let content: BundleContent;
const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-schedule-'));
  ({ content } = await madeSmallMonth());
  writeFileSync(file('bundle.zip'), packZip(writeBundle(nodeHash, content)));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly said: string;
  /** The JSON that the command wrote. */
  readonly answer: Record<string, unknown> & { problems?: { code: string }[] };
}

async function run(...args: string[]): Promise<Run> {
  let said = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    const code = await runProgram(services, ['--json', ...args]);
    return { code, said, answer: JSON.parse(said) as Run['answer'] };
  } finally {
    write.mockRestore();
  }
}

const refusal = async (...args: string[]): Promise<string | undefined> => {
  const { code, answer } = await run(...args);
  expect(code).not.toBe(0);
  return answer.problems?.[0]?.code;
};

const read = (name: string): ScheduleRecord =>
  must(parseRecord(ScheduleRecord, readFileSync(file(name), 'utf8')));

/** By the checker that shares nothing with the program. */
function faultsOf({ visits, leave }: ScheduleRecord): string[] {
  const away = new Map(content.roster.map((person) => [person.id, [...person.leave]]));
  for (const { inspector, from, to } of leave) away.get(inspector)?.push({ from, to });
  const calendars = must(calendarsOf(content.calendars, 'US-IL-Chicago'));
  const days = must(workdaysOfMonth(calendars, '2014-09'));
  return violations(visits, visits, days, content.plan.schedule, away);
}

const why = ['--reason', 'illness', '--note', 'in hospital', '--by', 'Planner', '--on', '2014-09-02'];

describe('evenhand reschedule', () => {
  it('moves a visit, keeps its first day with the reason, and again from the schedule it wrote', async () => {
    const { target, date } = content.performance.visits[0] ?? { target: '', date: '' };
    const open = await run('reschedule', file('bundle.zip'), '--target', target);
    const [first = '', second = ''] = open.answer['days'] as string[];
    const move = ['reschedule', file('bundle.zip'), '--target', target, ...why];
    expect((await run(...move, '--to', first, '--out', file('one.json'))).code).toBe(0);
    const again = [...move, '--schedule', file('one.json'), '--to', second, '--out', file('two.json')];
    expect((await run(...again)).answer['moved']).toEqual([{ target, from: first, to: second }]);
    const moved = read('two.json').visits.find((visit) => visit.target === target);
    expect(moved).toMatchObject({ date: second });
    expect(moved?.changes).toMatchObject([
      { from: date, to: first, reason: 'illness', note: 'in hospital', by: 'Planner', on: '2014-09-02' },
      { from: first, to: second },
    ]);
    expect(faultsOf(read('two.json'))).toEqual([]);
  });

  it('gives all visits of somebody who is away other days, and breaks no rule', async () => {
    const { lead } = content.performance.teams[0] ?? { lead: '' };
    const away = `${lead}:2014-09-02:2014-09-12`;
    const args = ['reschedule', file('bundle.zip'), '--away', away, ...why, '--out', file('away.json')];
    expect((await run(...args)).code).toBe(0);
    const record = read('away.json');
    expect(record.leave).toEqual([{ inspector: lead, from: '2014-09-02', to: '2014-09-12' }]);
    expect(faultsOf(record)).toEqual([]);
    const busy = record.visits.filter(({ team, date }) => team.includes(lead) && date <= '2014-09-12');
    expect(busy).toEqual([]);
    const before = new Map(content.performance.visits.map(({ target, date }) => [target, date]));
    for (const { target, team, date } of record.visits) {
      if (!team.includes(lead)) expect(date).toBe(before.get(target));
    }
  });

  it('refuses what breaks a rule, and an edited file, each with its own code', async () => {
    const { target, date } = content.performance.visits[0] ?? { target: '', date: '' };
    const move = (to: string, ...more: string[]) =>
      refusal(
        ...['reschedule', file('bundle.zip'), '--target', target, '--to', to, ...why],
        ...['--out', file('no.json'), ...more],
      );
    expect(await move('2014-10-01')).toBe('scheduling.outside-window');
    expect(await move('2014-09-06')).toBe('scheduling.not-a-workday');
    expect(await move('2014-09-31')).toBe('kernel.not-a-date');
    expect(await move(date)).toBe('scheduling.same-day');
    expect(await refusal('reschedule', file('bundle.zip'), '--target', 'nobody')).toBe(
      'scheduling.unknown-visit',
    );
    const record = read('one.json');
    const edit = (change: Partial<ScheduleRecord>) => {
      writeFileSync(file('edited.json'), JSON.stringify({ ...record, ...change }));
    };
    edit({ visits: record.visits.map((visit) => ({ ...visit, changes: [] })).slice(1) });
    expect(await move('2014-09-03', '--schedule', file('edited.json'))).toBe('scheduling.unknown-visit');
    edit({ visits: record.visits.map((visit, i) => (i === 3 ? { ...visit, date: '2014-09-07' } : visit)) });
    expect(await move('2014-09-03', '--schedule', file('edited.json'))).toBe('scheduling.not-a-workday');
    edit({ commitmentHash: '0'.repeat(64) });
    expect(await move('2014-09-03', '--schedule', file('edited.json'))).toBe('replay.other-commitment');
    expect(readdirSync(folder)).not.toContain('no.json');
  });
});

describe('evenhand ical', () => {
  it('writes one calendar an inspector, with every visit of that inspector', async () => {
    expect((await run('ical', file('bundle.zip'), '--out', file('calendars'))).code).toBe(0);
    const { teams, visits } = content.performance;
    const people = new Set(teams.flatMap(({ lead, members }) => [lead, ...members]));
    expect(readdirSync(file('calendars')).sort()).toEqual([...people].map((id) => `${id}.ics`).sort());
    for (const id of people) {
      const text = readFileSync(file(`calendars/${id}.ics`), 'utf8');
      const own = teams.filter(({ lead, members }) => lead === id || members.includes(id));
      const days = own.map(({ target }) => visits.find((visit) => visit.target === target)?.date ?? '');
      const found = [...text.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map(([, day]) => day);
      expect(found.sort()).toEqual(days.map((day) => day.replaceAll('-', '')).sort());
    }
  });

  it('follows the schedule: a moved visit keeps its entry and counts its moves', async () => {
    const { lead = '' } = content.performance.teams[0] ?? {};
    const args = ['ical', file('bundle.zip'), '--schedule', file('two.json'), '--inspector', lead];
    await run(...args, '--out', file('moved'));
    const moved = read('two.json').visits.find(({ changes }) => changes.length > 0);
    const text = readFileSync(file(`moved/${lead}.ics`), 'utf8').replaceAll('\r\n ', '');
    const entry = text
      .split('BEGIN:VEVENT')
      .find((part) => part.includes(`/${moved?.target ?? ''}@evenhand`));
    expect(entry).toContain('SEQUENCE:2');
    expect(entry).toContain(`DTSTART;VALUE=DATE:${moved?.date.replaceAll('-', '') ?? ''}`);
    expect(readdirSync(file('moved'))).toEqual([`${lead}.ics`]);
  });

  it('shows the last day for disclosing a result, counted in workdays', async () => {
    await run('ical', file('bundle.zip'), '--disclose-within', '20', '--out', file('disclosed'));
    const names = readdirSync(file('disclosed'));
    const texts = names.map((name) =>
      readFileSync(file(`disclosed/${name}`), 'utf8').replaceAll('\r\n ', ''),
    );
    expect(texts.every((text) => /Disclose by: 2014-(09|10)-\d\d/.test(text))).toBe(true);
  });
});

describe('evenhand capacity', () => {
  const year = (change: object) => {
    const plan = {
      format: 'evenhand/capacity/v1',
      ...{ region: 'CN', year: 2025, provisionalApprovedBy: null, workdays: 247, officers: 22 },
      otherEnforcement: [{ purpose: 'other enforcement', days: 2469 }],
      nonEnforcement: [{ purpose: 'leave, training, duty', days: 1994 }],
      ...{ leastKeyShare: '60 %', planned: { key: 632, general: 339 } },
      ...change,
    };
    writeFileSync(file('capacity.json'), JSON.stringify(plan));
    return ['capacity', '--year', file('capacity.json')];
  };

  it('reckons 247 × 22 officer-days down to 971, of which 632 and 339 are 65 and 35 per cent', async () => {
    expect((await run(...year({}))).answer).toMatchObject({
      ...{ total: 5434, inspection: 971, leastKeyDays: 583 },
      split: { key: 632, general: 339, keyPercent: 65, generalPercent: 35 },
    });
  });

  it('takes the workdays from the calendar: 248 × 8 leave 414', async () => {
    const small = year({
      ...{ workdays: null, officers: 8, planned: null },
      otherEnforcement: [{ purpose: 'other enforcement', days: 1035 }],
      nonEnforcement: [{ purpose: 'leave, training, duty', days: 535 }],
    });
    expect((await run(...small)).answer).toMatchObject({ workdays: 248, total: 1984, inspection: 414 });
    expect(await refusal(...year({ workdays: null, year: 2031 }))).toBe('scheduling.no-calendar');
  });

  it('refuses a plan beyond the days or below the share of key inspections', async () => {
    expect(await refusal(...year({ planned: { key: 632, general: 340 } }))).toBe(
      'scheduling.beyond-capacity',
    );
    expect(await refusal(...year({ planned: { key: 500, general: 471 } }))).toBe(
      'scheduling.key-share-too-small',
    );
  });

  it('says before a draw whether a committed month can be staffed', async () => {
    const working = { ...content, frameSecret: content.opening.frameSecret };
    writeFileSync(file('working.zip'), packZip(writeWorking(working)));
    const roomy = await run('capacity', '--working', file('working.zip'));
    expect(roomy.answer).toMatchObject({ ok: true, workdays: 21 });
    expect(Number(roomy.answer['wanted'])).toBeGreaterThanOrEqual(content.performance.targets.length);
    const busy = ['capacity', '--working', file('working.zip'), '--other-days', '20'];
    expect(await refusal(...busy)).toMatch(/scheduling\.(draw-beyond-capacity|too-few-leads)/);
  });

  it('tells what is short and which smallest changes would do', async () => {
    const plan = { ...content.plan, teams: { ...content.plan.teams, loadCap: 4 } };
    writeFileSync(file('plan.json'), JSON.stringify(plan));
    const small = smallMonth('');
    writeFileSync(file('roster.csv'), small.roster);
    const month = ['--plan', file('plan.json'), '--roster', file('roster.csv'), '--month', '2014-09'];
    const asked = async (visits: string) => (await run('capacity', ...month, '--visits', visits)).answer;
    expect(await asked('16')).toMatchObject({ ok: true, visits: 16, leadVisits: 16 });
    // Four leads at 4 visits each carry 16; 18 need two lead seats more: one lead, or a cap of 5.
    const { problems } = await asked('18');
    expect(problems).toMatchObject([
      { code: 'scheduling.too-few-leads', params: { visits: 18, most: 16, short: 2 } },
      { code: 'pairing.lead-seats-short', params: { visits: 18, inspectors: 4, capacity: 16, deficit: 2 } },
      { code: 'pairing.remedy-more-leads', params: { count: 1 } },
      { code: 'pairing.remedy-raise-load-cap', params: { loadCap: 5 } },
      { code: 'pairing.remedy-appoint-leads', params: { inspectors: ['I-4'] } },
      { code: 'pairing.remedy-move-visits', params: { visits: 2 } },
    ]);
  });
});

describe('evenhand joint', () => {
  it('offers one visit where two campaigns of a month drew the same enterprise', async () => {
    const { plan } = await smallInput();
    const other = await madeSmallMonth({
      plan: { ...plan, campaign: 'fire-safety', organisation: 'Fire Department' },
      dice: '27182818284590452353',
    });
    writeFileSync(file('fire.zip'), packZip(writeBundle(nodeHash, other.content)));
    const drawn = [content, other.content].map(
      ({ performance }) => new Set(performance.targets.map(({ id }) => id)),
    );
    const both = [...(drawn[0] ?? [])].filter((id) => drawn[1]?.has(id) === true);
    expect(both.length).toBeGreaterThan(0);
    const joint = await run('joint', file('bundle.zip'), file('fire.zip'), '--out', file('joint.csv'));
    const { offers, remaining } = joint.answer as unknown as {
      offers: { target: string; parts: { agency: string }[] }[];
      remaining: number;
    };
    expect(offers.map(({ target }) => target)).toEqual(both.sort());
    expect(offers[0]?.parts.map(({ agency }) => agency)).toContain('Fire Department');
    const total = (drawn[0]?.size ?? 0) + (drawn[1]?.size ?? 0);
    expect(joint.answer).toMatchObject({ drawn: total, remaining: total - both.length });
    expect(remaining).toBeLessThan(total);
    expect(readFileSync(file('joint.csv'), 'utf8').trim().split('\n')).toHaveLength(both.length + 1);
    const turned = await run('joint', file('fire.zip'), file('bundle.zip'));
    expect(turned.answer['offers']).toEqual(joint.answer['offers']);
  });

  it('refuses one campaign twice', async () => {
    expect(await refusal('joint', file('bundle.zip'), file('bundle.zip'))).toBe('campaign.twice');
  });
});

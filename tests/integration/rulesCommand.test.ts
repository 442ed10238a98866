import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import type { Services } from '../../src/cli/services.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { writeCsv } from '../../src/documents/csv.js';
import { writeWorkbook } from '../../src/documents/workbook.js';
import { openTable } from '../../src/documents/xlsx.js';
import { packZip, unpackZip } from '../../src/documents/zip.js';
import { lineOf } from '../../src/core/kernel/lineOf.js';
import type { Place } from '../../src/core/kernel/problem.js';
import { openZipFile, writeZipFile } from '../../src/documents/zipFile.js';
import { contentHash } from '../../src/core/scoring/contentHash.js';
import { mappingWith } from '../support/mapping.js';
import { BAD_RULE_SETS } from '../unit/scoring/badRuleSets.js';
import { ruleJson, ruleSetJson, sound } from '../unit/scoring/builders.js';

const unused = (): never => {
  throw new Error('rule commands need no store, server or clock');
};

const services: Services = {
  version: 'test',
  hash: nodeHash,
  rulesFolder: 'rules',
  openTable,
  writeCsv,
  writeWorkbook,
  writeMinutes: unused,
  writeCalendar: unused,
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
  today: unused,
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-rules-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

/** Runs the command line; returns its exit code and what it printed. */
async function run(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const take = (chunk: string | Uint8Array): boolean => {
    text += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  const code = await runProgram(services, args);
  vi.restoreAllMocks();
  return { code, text };
}

const json = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run('--json', ...args)).text) as Record<string, unknown>;

const register = 'id,name,category\n001,甲店,food\n002,乙店,food\n003,丙店,food\n';
const history =
  'id,enterprise,date,critical\nx1,001,2014-05-01,2\nx2,001,2014-08-31,1\nx3,002,2014-08-01,0\nx4,003,2014-09-01,9\n';
const mapping = mappingWith(
  { category: { column: 'category' } },
  {
    id: { column: 'id' },
    enterprise: { column: 'enterprise', kind: 'other' },
    numbers: { critical: { column: 'critical' } },
  },
);
const data = (): string[] => [
  ...['--register', write('register.csv', register)],
  ...['--history', write('history.csv', history)],
  ...['--mapping', write('mapping.json', mapping)],
  ...['--as-of', '2014-08-31'],
];

describe('evenhand rules', () => {
  const ready = ['food-safety', 'work-safety', 'transport'].map((name) => `rules/${name}.json`);

  test('checks and tests the rule sets that ship', async () => {
    expect(await run('rules', 'check', ...ready)).toMatchObject({ code: 0 });
    expect(await run('rules', 'test', ...ready)).toMatchObject({ code: 0 });
  });

  test('refuses a bad rule set with every place in the file', async () => {
    const file = write(
      'bad.json',
      ruleSetJson({
        rules: [
          ruleJson('a', { when: { all: [{ fact: 'inspector', operator: 'equal', value: 'x' }] } }),
          ruleJson('a'),
        ],
      }),
    );
    const { code, text } = await run('--lang', 'en', 'rules', 'check', file);
    expect(code).toBe(2);
    expect(text).toContain('/rules/0/when/all/0/fact');
    expect(text).toContain('/rules/1/id');
    expect(text).toContain('row 1');
    expect(text).toContain('inspectors, owners and names must not move a score');
  });

  test.each(BAD_RULE_SETS)('refuses %s with its line and place in the file', async (_, bad, code, field) => {
    const text = JSON.stringify(bad, null, 2);
    const file = write('bad.json', text);
    const result = await run('--json', 'rules', 'check', file);
    expect(result.code).toBe(2);
    const { problems } = JSON.parse(result.text) as { problems: { code: string; place: Place }[] };
    const found = problems.find((problem) => problem.code === code);
    expect(found?.place).toMatchObject({ file, field });
    if (code !== 'kernel.not-an-integer') expect(found?.place.row).toBe(lineOf(text, field));
  });

  test('an approval that no longer fits its content is refused', async () => {
    const draft = ruleSetJson({
      cases: [{ name: 'c', asOf: '2014-01-01', facts: { inspections: 1 }, expect: { fired: ['r1'] } }],
    });
    const approval = { approver: 'b', day: '2014-01-02', contentHash: contentHash(nodeHash, sound(draft)) };
    expect(await run('rules', 'check', write('approved.json', { ...draft, approval }))).toMatchObject({
      code: 0,
    });
    const edited = { ...draft, version: 2, approval };
    const result = await json('rules', 'check', write('edited.json', edited));
    expect(result).toMatchObject({ problems: [{ code: 'scoring.approval-does-not-fit' }] });
  });

  test('approves what is in order, by somebody other than its author, into a new file or the same', async () => {
    const cases = [{ name: 'c', asOf: '2014-01-01', facts: { inspections: 1 }, expect: { fired: ['r1'] } }];
    const file = write('draft.json', ruleSetJson({ author: '王五', cases }));
    const out = path.join(folder, 'approved.json');
    const approve = (...rest: string[]) => run('rules', 'approve', file, '--on', '2014-01-02', ...rest);
    expect(await approve('--by', '王五')).toMatchObject({ code: 1 });
    expect(await approve('--by', '李四', '--out', out)).toMatchObject({ code: 0 });
    expect(await approve('--by', '李四', '--out', out)).toMatchObject({ code: 2 });
    expect(await run('rules', 'check', out)).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).not.toContain('李四');
    expect(await approve('--by', '李四')).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(out, 'utf8'));
    const again = await json('rules', 'approve', file, '--by', '赵六', '--on', '2014-01-03');
    expect(again).toMatchObject({
      problems: [{ code: 'rules.already-approved', params: { approver: '李四' } }],
    });
  });

  test('approves nothing whose cases fail or whose rules contradict', async () => {
    const cases = [{ name: 'c', asOf: '2014-01-01', facts: { inspections: 1 }, expect: { fired: [] } }];
    const file = write('draft.json', ruleSetJson({ cases }));
    const before = readFileSync(file, 'utf8');
    const result = await json('rules', 'approve', file, '--by', 'b', '--on', '2014-01-02');
    expect(result).toMatchObject({ problems: [{ code: 'rules.case-failed' }] });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a failing case and a rule without a case are told', async () => {
    const cases = [{ name: 'c', asOf: '2014-01-01', facts: {}, expect: { fired: ['r1'] } }];
    const { code, text } = await run(
      '--lang',
      'en',
      'rules',
      'test',
      write('r.json', ruleSetJson({ cases })),
    );
    expect(code).toBe(1);
    expect(text).toContain('case "c": fired should be "r1" but is ""');
    expect(text).toContain('no test case makes rule "r1" fire');
  });

  test('compares two versions and counts who changes tier', async () => {
    const before = write('v1.json', ruleSetJson());
    const after = write(
      'v2.json',
      ruleSetJson({ version: 2, rules: [ruleJson('r1', { points: { kind: 'constant', points: 3 } })] }),
    );
    const result = await json('rules', 'diff', before, after, ...data());
    expect(result).toMatchObject({
      changes: [
        { pointer: '/rules/r1/points/points', before: 10, after: 3 },
        { pointer: '/version', before: 1, after: 2 },
      ],
      effect: { enterprises: 3, changeTier: 2, moves: [{ from: 'B', to: 'A', count: 2 }] },
    });
  });

  test.each<[string, string, (rules: { when: unknown }[]) => void]>([
    [
      'never fires',
      'advice.never-fires',
      (rules) => {
        const when = [
          { fact: 'daysOverdue', operator: 'greaterThan', value: 30 },
          { fact: 'daysOverdue', operator: 'lessThan', value: 31 },
        ];
        Object.assign(rules[0] ?? {}, { when: { all: when } });
      },
    ],
    [
      'contradicts another',
      'advice.contradiction-points',
      (rules) => {
        const [first] = rules;
        const points = { kind: 'constant', points: -1 };
        rules.push({ ...ruleJson('opposite', { kind: 'credit', points }), when: first?.when });
      },
    ],
  ])('reports a rule that %s, planted into a rule set that ships', async (_, code, plant) => {
    const ruleSet = JSON.parse(readFileSync('rules/transport.json', 'utf8')) as {
      rules: { when: unknown }[];
    };
    plant(ruleSet.rules);
    const result = await json('rules', 'check', write('planted.json', ruleSet));
    expect(result['problems']).toContainEqual(expect.objectContaining({ code }));
  });

  test('explains in words, in both languages', async () => {
    const file = write('r.json', ruleSetJson());
    const english = await run('--lang', 'en', 'rules', 'explain', file);
    expect(english.text).toContain('if "past inspections" is more than 0, then +10 points');
    const chinese = await run('--lang', 'zh', 'rules', 'explain', file);
    expect(chinese.text).toContain('若“历史检查次数”大于0，则+10 分');
  });

  test('lists the facts', async () => {
    const { facts } = await json('rules', 'facts');
    expect(facts).toContainEqual(expect.objectContaining({ name: 'daysSinceInspection', unit: 'days' }));
  });
});

describe('evenhand score', () => {
  test('explains one enterprise with the records behind each value', async () => {
    const points = { kind: 'perUnit', fact: 'criticalFindings', points: 4, cap: 40 };
    const rules = write('r.json', ruleSetJson({ rules: [ruleJson('r1', { points })] }));
    expect(await json('--lang', 'en', 'score', ...data(), '--rules', rules, '--id', '001')).toMatchObject({
      score: 12,
      tier: 'B',
      reasons: [
        {
          rule: 'r1',
          points: 12,
          values: [
            { fact: 'criticalFindings', value: 3, evidence: [{ id: 'x1' }, { id: 'x2' }] },
            { fact: 'inspections', value: 2, evidence: [{ id: 'x1' }, { id: 'x2' }] },
          ],
        },
      ],
      wouldChangeTier: [
        { fact: 'criticalFindings', from: 3, to: 2, tier: 'A' },
        { fact: 'inspections', from: 2, to: 0, tier: 'A' },
      ],
    });
  });

  test('says what would change the tier in words, in both languages', async () => {
    const rules = write('r.json', ruleSetJson());
    const explain = (language: string) =>
      run('--lang', language, 'score', ...data(), '--rules', rules, '--id', '001');
    expect((await explain('en')).text).toContain(
      'all else as it is, if "past inspections" were 0 instead of 2, the score would be 0 and the tier A',
    );
    expect((await explain('zh')).text).toContain(
      '其他不变，若“历史检查次数”由2变为0，则风险分为 0，等级为 A',
    );
  });

  test('scores all of them, and writes them when asked', async () => {
    const rules = write('r.json', ruleSetJson());
    const out = path.join(folder, 'out');
    const result = await json('score', ...data(), '--rules', rules, '--out', out, '--top', '1');
    expect(result).toMatchObject({ enterprises: 3, tiers: { A: 1, B: 2 }, top: [{ id: '001' }] });
    expect(readFileSync(path.join(out, 'scores.csv'), 'utf8')).toContain('丙店');
  });

  test('refuses an enterprise that is not there and a day without effect', async () => {
    const rules = write('r.json', ruleSetJson());
    expect(await run('score', ...data(), '--rules', rules, '--id', '9')).toMatchObject({ code: 2 });
    const later = write('later.json', ruleSetJson({ effective: { from: '2015-01-01', to: null } }));
    expect(await run('score', ...data(), '--rules', later)).toMatchObject({ code: 1 });
  });
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthArguments, smallMonth, type SmallMonth } from '../fixtures/smallMonth.js';
import { runHere } from './inProcess.js';
import { runCli } from './runCli.js';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let small: SmallMonth;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-month-'));
  small = smallMonth(await readFile(path.join(root, 'rules/food-safety.json'), 'utf8'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const made = (name: string, file: string): string => path.join(folder, name, 'out', file);

describe('evenhand month', () => {
  it('writes list, workbook, reserves, summary and a bundle that both verifiers accept', async () => {
    const run = await runCli([...(await monthArguments(path.join(folder, 'plain'), small)), '--json']);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, targets: { random: 12 } });
    expect((await readdir(path.join(folder, 'plain', 'out'))).sort()).toEqual([
      'bundle.zip',
      'list.csv',
      'list.xlsx',
      'reserves.csv',
      'summary.json',
    ]);
    const bundle = made('plain', 'bundle.zip');
    expect(await runCli(['verify', bundle])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('✓ verified') as string,
    });
    const python = await promisify(execFile)('python3', [path.join(root, 'docs/verify/verify.py'), bundle]);
    expect(python.stdout).toContain('✓ verified');
  });

  it('gives the same bytes for the same dice and secret, and others for other dice', async () => {
    await runCli(await monthArguments(path.join(folder, 'again'), small));
    await runCli(await monthArguments(path.join(folder, 'other'), small, { dice: '31415926535897932385' }));
    for (const file of ['bundle.zip', 'list.csv', 'list.xlsx', 'reserves.csv', 'summary.json']) {
      const first = await readFile(made('plain', file));
      expect((await readFile(made('again', file))).equals(first), file).toBe(true);
      expect((await readFile(made('other', file))).equals(first), file).toBe(false);
    }
  });

  it('does not depend on the order of rows, nor on UTF-8, BOM or GB18030', async () => {
    const reversed = (text: string): string => {
      const [header = '', ...rows] = text.trimEnd().split('\n');
      return [header, ...rows.reverse(), ''].join('\n');
    };
    const shuffled = { ...small, register: reversed(small.register), history: reversed(small.history) };
    await runHere(
      await monthArguments(path.join(folder, 'shuffled'), { ...shuffled, roster: reversed(small.roster) }),
    );
    await runHere(
      await monthArguments(path.join(folder, 'bom'), { ...small, register: `\ufeff${small.register}` }),
    );
    const gb18030 = await monthArguments(path.join(folder, 'gb'), small);
    await promisify(execFile)('python3', [
      '-c',
      "import sys; p=sys.argv[1]; t=open(p,encoding='utf-8').read(); open(p,'w',encoding='gb18030').write(t)",
      path.join(folder, 'gb', 'register.csv'),
    ]);
    await runHere(gb18030);
    await runHere(await monthArguments(path.join(folder, 'here'), small));
    const expected = await readFile(made('here', 'bundle.zip'));
    for (const name of ['shuffled', 'bom', 'gb']) {
      expect((await readFile(made(name, 'bundle.zip'))).equals(expected), name).toBe(true);
    }
  });
});

interface BadInput {
  readonly title: string;
  readonly change: (month: SmallMonth) => Partial<SmallMonth>;
  readonly month?: string;
  readonly dice?: string;
  readonly code: string;
  readonly place?: object;
  readonly exit: 1 | 2;
}

const swap = (field: keyof SmallMonth, from: string | RegExp, to: string) => (month: SmallMonth) => ({
  [field]: month[field].replace(from, to),
});

const BAD: readonly BadInput[] = [
  {
    title: 'a missing column',
    change: swap('register', 'ward', 'warden'),
    code: 'intake.missing-column',
    exit: 2,
  },
  {
    title: 'a duplicate id',
    change: swap('register', '1003', '1002'),
    code: 'intake.duplicate-id',
    place: { row: 5 },
    exit: 2,
  },
  {
    title: 'an invalid USCC where one is required',
    change: swap(
      'mapping',
      '"id":{"column":"id","kind":"other"},"sameId":"refuse","name"',
      '"id":{"column":"id","kind":"uscc"},"sameId":"refuse","name"',
    ),
    code: 'kernel.not-a-uscc',
    place: { row: 2, field: 'id' },
    exit: 2,
  },
  {
    title: 'text that is not NFC',
    change: swap('register', 'Enterprise 4', 'Cafe\u0301 4'),
    code: 'kernel.not-nfc',
    place: { row: 6, field: 'name' },
    exit: 2,
  },
  {
    title: 'a date that does not exist',
    change: swap('history', /20\d\d-\d\d-\d\d/, '2014-02-30'),
    code: 'kernel.not-a-date',
    place: { row: 2, field: 'date' },
    exit: 2,
  },
  {
    title: 'an unknown rule fact',
    change: swap('rules', '"fact": "hazardClass"', '"fact": "shoeSize"'),
    code: 'scoring.unknown-fact',
    exit: 2,
  },
  {
    title: 'a month without a work calendar',
    change: () => ({}),
    month: '2031-09',
    code: 'scheduling.no-calendar',
    exit: 1,
  },
  {
    title: 'a month that does not exist',
    change: () => ({}),
    month: '2014-13',
    code: 'kernel.not-a-date',
    exit: 2,
  },
  {
    title: 'more targets than the frame holds',
    change: swap('plan', '"total":12', '"total":1200'),
    code: 'sampling.more-than-frame',
    exit: 1,
  },
  {
    title: 'no eligible lead',
    change: (month) => ({ roster: month.roster.replaceAll(',yes,', ',no,') }),
    code: 'pairing.no-eligible-lead',
    exit: 1,
  },
  {
    title: 'recusals that decide one another',
    change: (month) => ({
      roster: month.roster
        .replace('1000:relation;', '1000:relation@I-1;')
        .replace(/(I-1,.*,),\n/, '$1,1000:requestGranted@I-0\n'),
    }),
    code: 'pairing.circular-recusal',
    exit: 1,
  },
  {
    title: 'an inspector in two places',
    change: (month) => ({
      roster: month.roster + (month.roster.split('\n')[2] ?? '').replace(',ORG,', ',OTHER,') + '\n',
    }),
    code: 'intake.inspector-in-two-places',
    place: { row: 12, field: 'organisation' },
    exit: 2,
  },
  { title: 'too few dice', change: () => ({}), dice: '123', code: 'audit.dice-too-few', exit: 1 },
  {
    title: 'a secret of somebody else',
    change: swap('secretFile', 'Supervisor', 'Mallory'),
    code: 'replay.secret-missing',
    exit: 1,
  },
  {
    title: 'a plan with an unknown field',
    change: swap('plan', '"kind"', '"kid"'),
    code: 'kernel.not-in-schema',
    exit: 2,
  },
  { title: 'a plan that is no JSON', change: swap('plan', '{', '{{'), code: 'kernel.not-json', exit: 2 },
];

describe('bad input to evenhand month', () => {
  it.each(BAD)('$title is refused with its own reason, and nothing is written', async (bad) => {
    const name = `bad-${bad.title.replaceAll(' ', '-')}`;
    const input = { ...small, ...bad.change(small) };
    const args = await monthArguments(path.join(folder, name), input, {
      name: bad.month ?? '2014-09',
      dice: bad.dice ?? '31415926535897932384',
    });
    const run = await runHere([...args, '--json']);
    const answer = JSON.parse(run.stdout) as {
      ok: boolean;
      problems: { code: string; place?: object; text: string }[];
    };
    expect(answer.ok).toBe(false);
    expect(answer.problems[0]).toMatchObject({
      code: bad.code,
      ...(bad.place === undefined ? {} : { place: bad.place }),
    });
    expect(answer.problems[0]?.text).not.toBe(bad.code);
    expect(run.code).toBe(bad.exit);
    expect(existsSync(path.join(folder, name, 'out'))).toBe(false);
    expect((await readdir(path.join(folder, name))).filter((file) => file.startsWith('.'))).toEqual([]);
  });

  it('names the officers whose certificates have ended, beside the refusal that follows', async () => {
    const roster = small.roster.replaceAll('2016-12-31', '2014-09-15');
    const run = await runHere(await monthArguments(path.join(folder, 'expired'), { ...small, roster }));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('I-3');
    expect(run.stderr.match(/⚠ .*2014-09-30/g)).toHaveLength(10);
  });

  it('speaks Chinese to Chinese readers', async () => {
    const run = await runCli(
      await monthArguments(path.join(folder, 'zh'), small, { dice: '1' }),
      'zh_CN.UTF-8',
    );
    expect(run.stderr).toContain('骰子');
  });

  it('names a file that cannot be read, with exit code 2', async () => {
    const run = await runHere(['verify', path.join(folder, 'absent.zip'), '--json']);
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('absent.zip');
    await writeFile(path.join(folder, 'no.zip'), 'no zip at all');
    expect((await runHere(['verify', path.join(folder, 'no.zip')])).code).toBe(2);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BundleContent } from '../../src/core/replay/bundle.js';
import type { Plan } from '../../src/core/replay/plan.js';
import type { ByMargins } from '../../src/core/replay/planDraw.js';
import type { Proof } from '../../src/core/replay/proof.js';
import { readSelection } from '../../src/core/replay/readSelection.js';
import { expectedSizeProbabilities } from '../../src/core/sampling/sizeProportional.js';
import { formatRational, parseRational } from '../../src/core/kernel/rational.js';
import { nodeHash } from '../../src/crypto/nodeHash.js';
import { unpackZip } from '../../src/documents/zip.js';
import { DICE, protocolFolder, type ProtocolFolder } from '../fixtures/protocolFolder.js';
import { must } from '../fixtures/smallBundle.js';
import { PUBLISHED_BEACONS } from '../vectors/drand.js';
import type { CliRun } from './runCli.js';
import { runHere } from './inProcess.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const verifier = path.resolve(import.meta.dirname, '../../docs/verify/verify.py');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-designs-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function done(args: readonly string[]): Promise<string> {
  const run = await runHere(args);
  expect(`${run.stderr}${String(run.code)}`).toBe('0');
  return run.stdout;
}

function fresh(change: Partial<Plan>): Promise<ProtocolFolder> {
  const own = mkdtempSync(path.join(folder, 'month-'));
  mkdirSync(own, { recursive: true });
  return protocolFolder(own, change);
}

/** Commits, draws, opens, and verifies in both languages; what the bundle holds. */
async function throughout(month: ProtocolFolder, draw: readonly string[] = []): Promise<BundleContent> {
  await done([...month.commit('committed'), ...month.logged('2014-08-30T09:00:00Z')]);
  await done([...month.draw('committed', 'drawn'), ...draw, ...month.logged('2024-01-01T00:00:00Z')]);
  const open = ['open', month.file('drawn', 'private', 'sealed.zip'), '--out', month.file('opened')];
  await done([...open, ...month.logged('2024-02-01T00:00:00Z')]);
  const bundle = month.file('opened', 'bundle.zip');
  expect(await done(['verify', bundle])).toContain('✓ verified');
  expect(execFileSync('python3', [verifier, bundle], { encoding: 'utf8' })).toContain('✓ verified');
  return must(readSelection(nodeHash, must(unpackZip(readFileSync(bundle)))));
}

const WARDS = { '1': null, '2': null, '3': null, '4': null };
const TIERS = { A: null, B: null, C: null, D: null };

function crossed(limits: ByMargins['limits'], margins: ByMargins['margins'] = []): ByMargins {
  return {
    kind: 'margins',
    margins: [{ name: 'tier', classes: TIERS }, { name: 'district', classes: WARDS }, ...margins],
    sizes: { kind: 'total', total: 12, weights: { A: '1', B: '2', C: '4', D: '8' } },
    rateMargin: 'tier',
    limits,
  };
}

const ward = (name: string, min: number | null, max: number | null) => ({ at: { district: name }, min, max });

describe('a plan with quotas on two crossing margins', () => {
  it('is drawn within every limit, by the steps of the command line', async () => {
    const limits = [ward('1', 5, null), ward('2', null, 1)];
    const month = await fresh({ draw: crossed(limits) });
    const { performance, rows } = await throughout(month, ['--dice', DICE]);
    const regions = new Map([...rows].map(({ id, region }) => [id, region]));
    const drawn = performance.targets.filter(({ ground }) => ground === 'random');
    const inWard = (name: string): number => drawn.filter(({ id }) => regions.get(id) === name).length;
    expect(drawn).toHaveLength(12);
    expect(inWard('1')).toBeGreaterThanOrEqual(5);
    expect(inWard('2')).toBeLessThanOrEqual(1);
  });

  it('is refused before its commitment with a smallest conflict, and drawn with any relaxation named', async () => {
    const limits = [ward('1', 6, null), ward('2', 4, null), ward('3', 5, null), ward('4', null, 3)];
    const month = await fresh({ draw: crossed(limits) });
    const run = await runHere([...month.commit('committed'), ...month.logged(), '--json']);
    expect(run.code).toBe(1);
    const [problem] = problemsOf(run);
    expect(problem?.code).toBe('sampling.quotas-conflict');
    const named = problem?.params['limits'] as string[];
    expect(named.map((limit) => limit.replace(/ \[.*/, '')).sort()).toEqual([
      ...['district=1 ≥ 6', 'district=2 ≥ 4', 'district=3 ≥ 5', 'total = 12'],
    ]);
    const changes = problem?.params['relaxations'] as string[];
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      const relaxed = await fresh({ draw: relax(crossed(limits), change) });
      await done(relaxed.commit('committed'));
    }
  });

  it('may not cross three', async () => {
    const third = { name: 'size', classes: { small: null, large: null } };
    const month = await fresh({ draw: crossed([], [third]) });
    const run = await runHere([...month.commit('committed'), '--json']);
    expect(run.code).toBe(1);
    expect(problemsOf(run)[0]?.code).toBe('sampling.three-margins');
  });

  it('may not be rounded by largest remainder', async () => {
    const draw = crossed([]);
    const rounding = 'round/largest-remainder/v1';
    const named = { ...draw, sizes: { ...draw.sizes, rounding } };
    const month = await fresh({ draw: named });
    expect((await runHere([...month.commit('committed'), '--json'])).stdout).toContain(
      'kernel.not-in-schema',
    );
  });
});

type Refusal = readonly { readonly code: string; readonly params: Record<string, unknown> }[];

const problemsOf = ({ stdout }: CliRun): Refusal => (JSON.parse(stdout) as { problems: Refusal }).problems;

/** The design with limits as a relaxation writes them: "district=1 ≥ 3", "total = 15". */
function relax(draw: ByMargins, change: string): ByMargins {
  return change.split(' + ').reduce((design: ByMargins, part): ByMargins => {
    const [, label = '', name = '', sign = '', value = ''] =
      /^(?:(\w+)=)?(\w+) ([≥≤=]) (\d+)$/u.exec(part) ?? [];
    if (name === 'total' && label === '')
      return { ...design, sizes: { ...design.sizes, total: Number(value) } as ByMargins['sizes'] };
    const side = sign === '≥' ? 'min' : 'max';
    const limits = design.limits.map((limit) =>
      limit.at[label] === name ? { ...limit, [side]: Number(value) } : limit,
    );
    return { ...design, limits };
  }, draw);
}

describe('a plan that draws in proportion to size', () => {
  it('is drawn, and proves to each enterprise its own probability', async () => {
    const sizes = { kind: 'total', total: 12, weights: { A: '1', B: '2', C: '4', D: '8' } } as const;
    const month = await fresh({ draw: { kind: 'size', sizes, measure: 'score' } });
    const content = await throughout(month, ['--dice', DICE]);
    const named = new Set(
      [...content.performance.targets, ...content.performance.reserves].map(({ id }) => id),
    );
    const others = [...content.rows].filter(
      ({ id, excluded, certainty }) => !named.has(id) && excluded === null && certainty === null,
    );
    const drawn = content.performance.targets.find(({ ground }) => ground === 'random');
    for (const id of [drawn?.id ?? '', ...others.slice(0, 2).map((row) => row.id)]) {
      const args = ['prove', month.file('opened', 'bundle.zip'), '--id', id, '--out', month.file('proof')];
      const { proof } = JSON.parse(await done([...args, '--json'])) as { proof: Proof };
      const cell = content.performance.cells.find((each) => each.cell === proof.cell?.cell);
      const units = [...content.rows].flatMap((row) =>
        row.cell === cell?.cell && row.excluded === null && row.certainty === null
          ? [{ id: row.id, size: row.size ?? 0 }]
          : [],
      );
      const expected = expectedSizeProbabilities(units, must(parseRational(cell?.expected ?? '')));
      const pi = expected.get(id);
      expect(proof.pi).toBe(pi === undefined ? '?' : formatRational(pi));
      expect(readFileSync(month.file('proof', 'proof.txt'), 'utf8')).toContain(`probability`);
      await done(['verify-proof', month.file('proof', 'proof.json')]);
    }
  });
});

describe('a proof of a bundle', () => {
  it('is not written when what it rests on was changed', async () => {
    const month = await fresh({});
    await throughout(month, ['--dice', DICE]);
    const bundle = month.file('opened', 'bundle.zip');
    const swap = [
      'import sys, zipfile',
      'source, file, old, new = sys.argv[1:5]',
      'z = zipfile.ZipFile(source); parts = {n: z.read(n) for n in z.namelist()}; z.close()',
      'parts[file] = parts[file].replace(old.encode(), new.encode(), 1)',
      'z = zipfile.ZipFile(source + ".changed", "w"); [z.writestr(n, d) for n, d in parts.items()]; z.close()',
    ].join('\n');
    for (const [file, from, to, code] of [
      ['frame.jsonl', '"street":"Street 0"', '"street":"Street 9"', 'replay.not-as-committed'],
      ['cells.jsonl', '"cutoff":"', '"cutoff":"0', 'kernel.not-in-schema'],
      ['cells.jsonl', '"size":1', '"size":2', 'replay.line-differs'],
      ['opening.json', '"dice":"3', '"dice":"4', 'replay.differs'],
    ] as const) {
      execFileSync('python3', ['-c', swap, bundle, file, from, to]);
      const run = await runHere([
        ...['prove', `${bundle}.changed`, '--id', '1001', '--out', month.file('never'), '--json'],
      ]);
      expect(run.code, file).toBe(1);
      expect(run.stdout, file).toContain(code);
    }
  });
});

describe('a plan with a beacon', () => {
  const published = PUBLISHED_BEACONS.find(({ chain }) => chain.name === 'quicknet');
  if (published === undefined) throw new Error('a round of quicknet is needed');
  const { chain, beacon } = published;
  const plan: Partial<Plan> = {
    seed: { dice: null, holders: ['Supervisor'], beacon: chain.hash },
  };
  const DUE = '2023-08-23T15:59:24Z';

  /** As drand's own service answers. */
  function write(month: ProtocolFolder, change: object = {}): string {
    const answer = { round: beacon.round, signature: beacon.signature, randomness: published?.randomness };
    writeFileSync(month.file('beacon.json'), JSON.stringify({ ...answer, ...change }));
    return month.file('beacon.json');
  }

  it('is committed to a round, drawn from drand’s answer, opened, and verified', async () => {
    const month = await fresh(plan);
    const commit = [...month.commit('committed'), '--draw-at', DUE];
    await done([...commit, ...month.logged('2023-08-23T10:00:00Z')]);
    const commitment = readFileSync(month.file('committed', 'commitment.json'), 'utf8');
    expect(JSON.parse(commitment)).toMatchObject({
      seedPlan: { beacon: { round: 1000 } },
      drawNotBefore: DUE,
    });
    const draw = month.draw('committed', 'drawn');
    for (const [change, code] of [
      [{ round: 1001 }, 'audit.beacon-wrong-round'],
      [{ signature: beacon.signature.replace(/^../, '95') }, 'audit.beacon-signature'],
    ] as const) {
      const run = await runHere([...draw, '--beacon', write(month, change), '--json']);
      expect(run.stdout).toContain(code);
    }
    expect((await runHere([...draw, '--json'])).stdout).toContain('audit.beacon-missing');
    await done([...draw, '--beacon', write(month), ...month.logged('2023-08-23T17:00:00Z')]);
    const open = ['open', month.file('drawn', 'private', 'sealed.zip'), '--out', month.file('opened')];
    await done([...open, ...month.logged('2023-10-01T00:00:00Z')]);
    const bundle = month.file('opened', 'bundle.zip');
    await done(['verify', bundle]);
    expect(execFileSync('python3', [verifier, bundle], { encoding: 'utf8' })).toContain('✓ verified');
  });

  it('does not take a round that another commitment of the log has, though it is asked for the same moment', async () => {
    const month = await fresh(plan);
    const commit = [...month.commit('first'), '--draw-at', DUE, ...month.logged('2023-08-23T10:00:00Z')];
    await done(commit);
    await done(commit);
    const other = await fresh({ ...plan, campaign: 'other-food' });
    const log = month.logged('2023-08-23T11:00:00Z');
    await done([...other.commit('second'), '--draw-at', DUE, ...log]);
    const second = readFileSync(other.file('second', 'commitment.json'), 'utf8');
    expect(JSON.parse(second)).toMatchObject({ seedPlan: { beacon: { round: 1001 } } });
    const third = await fresh({ ...plan, campaign: 'third-food' });
    const run = await runHere([...third.commit('third'), '--round', '1001', ...log, '--json']);
    expect(run.stdout).toContain('audit.round-reused');
  });

  it('falls back on dice when the plan says so, not before the grace time is over', async () => {
    const fallback = { kind: 'dice', digits: 25, graceSeconds: 3600 } as const;
    const month = await fresh({
      seed: { dice: null, holders: ['Supervisor'], beacon: chain.hash, fallback },
    });
    const commit = [...month.commit('committed'), '--round', '1000'];
    await done([...commit, ...month.logged('2023-08-23T10:00:00Z')]);
    const draw = month.draw('committed', 'drawn');
    const early = [...draw, '--dice', `${DICE}12345`, ...month.logged('2023-08-23T16:30:00Z')];
    expect((await runHere([...early, '--json'])).stdout).toContain('audit.fallback-too-early');
    await done([...draw, '--dice', `${DICE}12345`, ...month.logged('2023-08-23T18:00:00Z')]);
    const open = ['open', month.file('drawn', 'private', 'sealed.zip'), '--out', month.file('opened')];
    await done([...open, ...month.logged('2023-10-01T00:00:00Z')]);
    const bundle = month.file('opened', 'bundle.zip');
    await done(['verify', bundle]);
    expect(execFileSync('python3', [verifier, bundle], { encoding: 'utf8' })).toContain('✓ verified');
  });
});

describe('a plan that names the largest remainder', () => {
  it('has the sizes that it forces, the same in every draw, in both verifiers', async () => {
    const draw = {
      kind: 'total',
      total: 12,
      weights: { A: '1', B: '2', C: '4', D: '8' },
      rounding: 'round/largest-remainder/v1',
    } as const;
    const month = await fresh({ draw });
    const { commitment, performance } = await throughout(month, ['--dice', DICE]);
    expect(commitment.algorithms).toMatchObject({ sizes: 'round/largest-remainder/v1' });
    for (const { expected, size, population, pi } of performance.cells) {
      expect(expected).toBe(String(size));
      const [num, den = '1'] = (pi ?? '').split('/');
      expect(Number(num) * population).toBe(size * Number(den));
    }
  });
});

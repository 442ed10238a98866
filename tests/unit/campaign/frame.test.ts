import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MadeMonth } from '../../../src/app/month/makeMonth.js';
import { monthList } from '../../../src/app/month/monthList.js';
import { compileRules } from '../../../src/core/replay/compileRules.js';
import type { FrequencyCaps } from '../../../src/core/campaign/caps.js';
import { capped } from '../../../src/core/replay/capped.js';
import type { BundleContent } from '../../../src/core/replay/bundle.js';
import { textSource } from '../../../src/core/replay/bundleSource.js';
import { verifyBundle } from '../../../src/core/replay/verify.js';
import { writeBundle } from '../../../src/core/replay/writeBundle.js';
import type { HistoryRecord } from '../../../src/core/scoring/register.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { packZip } from '../../../src/documents/zip.js';
import { madeSmallMonth, smallInput } from '../../fixtures/smallBundle.js';
import { bundleTexts, held } from '../../support/bundleTexts.js';

const caps: FrequencyCaps = {
  perYear: 2,
  perYearAllAgencies: 3,
  cooldownDays: null,
  passes: ['reinspection'],
};

let made: MadeMonth;
let ids: readonly string[];
beforeAll(async () => {
  const { register, plan } = await smallInput();
  ids = register.enterprises.slice(20, 24).map(({ id }) => id);
  const [capOwn = '', capAll = '', below = '', cases = ''] = ids;
  const visit = (enterprise: string, n: number, words: Record<string, string> = {}): HistoryRecord => ({
    id: `${enterprise}/${String(n)}`,
    enterprise,
    date: `2014-0${String(n)}-03`,
    kind: 'inspection',
    numbers: { critical: 0, serious: 0, minor: 0 },
    words,
  });
  const history = [
    ...register.history.filter(({ enterprise }) => !ids.includes(enterprise)),
    ...[visit(capOwn, 1), visit(capOwn, 2)],
    ...[visit(capAll, 1), visit(capAll, 2, { agency: 'Fire' }), visit(capAll, 3, { agency: 'Tax' })],
    ...[visit(below, 1), visit(below, 2, { agency: 'Fire' })],
    ...[visit(cases, 1), visit(cases, 2, { ground: 'complaints' }), visit(cases, 3, { ground: 'referred' })],
  ];
  made = await madeSmallMonth({ register: { ...register, history }, plan: { ...plan, caps } });
});

const verdict = (content: BundleContent) =>
  verifyBundle(nodeHash, textSource(bundleTexts(content)), compileRules);

describe('caps of a plan', () => {
  it('exclude whom they hold for, with the code and the visits that count', () => {
    const { rows, facts } = held(made.content);
    expect(ids.map((id) => rows.find((row) => row.id === id)?.excluded)).toEqual([
      'cap-reached',
      'cap-reached-all-agencies',
      null,
      null,
    ]);
    expect(facts.find(({ id }) => id === ids[0])?.facts).toMatchObject({
      'cap.visits': 2,
      'cap.visitsAllAgencies': 2,
      'cap.evidence': `${ids[0] ?? ''}/1 ${ids[0] ?? ''}/2`,
    });
    const drawn = made.content.performance.targets.map(({ id }) => id);
    expect(drawn).not.toContain(ids[0]);
  });

  it('put a warning on the list before a repeat visit', () => {
    const { lines } = monthList(made);
    const visited = held(made.content).facts.filter(
      ({ facts }) => Number(facts['cap.visitsAllAgencies']) > 0,
    );
    const again = new Set(visited.map(({ id }) => id));
    const warned = lines.filter(({ reasons }) => reasons.includes('times this year already'));
    expect(warned.map(({ id }) => id).sort()).toEqual(
      lines.flatMap(({ id }) => (again.has(id) ? [id] : [])).sort(),
    );
    expect(warned.length).toBeGreaterThan(0);
  });

  it('are reckoned again from the bundle, by both verifiers', () => {
    expect(verdict(made.content)).toMatchObject({ agrees: true });
    const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-caps-'));
    try {
      const file = path.join(folder, 'bundle.zip');
      writeFileSync(file, packZip(writeBundle(nodeHash, made.content)));
      const said = execFileSync('python3', ['docs/verify/verify.py', file], { encoding: 'utf8' });
      expect(said).toContain('✓ verified');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('show when somebody over the cap was let in, or somebody within it kept out', () => {
    const content = held(made.content);
    for (const [id, excluded] of [
      [ids[0], null],
      [ids[2], 'cap-reached'],
    ] as const) {
      const rows = content.rows.map((row) => (row.id === id ? { ...row, excluded } : row));
      const { steps } = verdict({ ...content, rows });
      const facts = steps.find(({ step }) => step === 'facts');
      expect(facts?.problems.map(({ code }) => code)).toContain('replay.line-differs');
    }
  });
});

describe('an assessment under caps', () => {
  const assessment = { score: 5, tier: 'B', fired: [], excluded: null, certainty: null };
  const certain = (ground: string) => ({
    ...assessment,
    certainty: { ground, due: null, visit: 'certainty' } as const,
  });
  const over = { 'cap.visits': 2, 'cap.visitsAllAgencies': 2 };

  it('lets a trigger pass whose ground the plan lists, and no other', () => {
    expect(capped(caps, over, certain('reinspection'))).toEqual(certain('reinspection'));
    expect(capped(caps, over, certain('annual'))).toMatchObject({ excluded: 'cap-reached', certainty: null });
  });

  it('keeps the exclusion of a rule, and changes nothing without caps', () => {
    const closed = { ...assessment, excluded: 'closed' };
    expect(capped(caps, over, closed)).toEqual(closed);
    expect(capped(undefined, over, assessment)).toEqual(assessment);
  });

  it('excludes a row whose counts were left out', () => {
    expect(capped(caps, {}, assessment)).toMatchObject({ excluded: 'cap-unknown' });
    expect(capped(caps, { ...over, 'cap.daysSince': '9' }, assessment)).toMatchObject({
      excluded: 'cap-unknown',
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { QuotaDesign } from '../../../src/core/sampling/quota/design.js';
import { expectedTable } from '../../../src/core/sampling/quota/expectedTable.js';
import { formatRational } from './exact.js';
import { countsOf, equally, limit, margin, solved } from './quotaDesigns.js';

const tier = margin('tier', 'A', 'B');
const district = margin('district', '1', '2');
const counts = countsOf(
  ['A', 'B'],
  ['1', '2'],
  [
    [60, 40],
    [30, 10],
  ],
);

const byRates = (limits: QuotaDesign['limits']): QuotaDesign => ({
  margins: [tier, district],
  rateMargin: 'tier',
  sizes: { kind: 'rates', rates: { A: '1/10', B: '1/2' } },
  limits,
});
const byTotal = (total: number, limits: QuotaDesign['limits']): QuotaDesign => ({
  ...byRates(limits),
  sizes: equally(total, ['A', 'B']),
});
const expectedOf = (design: QuotaDesign) => {
  const { table, expected } = solved(design, counts);
  return Object.fromEntries(
    table.cells.map(({ name }, i) => [name, formatRational(expected[i] ?? { num: 0n, den: 1n })]),
  );
};

describe('a design by rates', () => {
  it('keeps them where no quota interferes', () => {
    expect(expectedOf(byRates([]))).toEqual({ 'A×1': '6', 'A×2': '4', 'B×1': '15', 'B×2': '5' });
  });

  it('lowers all cells of a district at its maximum by the same share, and no others', () => {
    const cells = expectedOf(byRates([limit({ district: '1' }, null, 14)]));
    expect(cells).toEqual({ 'A×1': '4', 'A×2': '4', 'B×1': '10', 'B×2': '5' });
  });

  it('raises all cells of a district below its minimum by the same share, and no others', () => {
    const cells = expectedOf(byRates([limit({ district: '2' }, 12)]));
    expect(cells).toEqual({ 'A×1': '6', 'A×2': '16/3', 'B×1': '15', 'B×2': '20/3' });
  });

  it('raises the rest when one cell cannot rise further', () => {
    const cells = expectedOf(byRates([limit({ district: '2' }, 20)]));
    expect(cells).toEqual({ 'A×1': '6', 'A×2': '10', 'B×1': '15', 'B×2': '10' });
  });

  it('holds a limit on the whole draw', () => {
    expect(expectedOf(byRates([limit({}, null, 15)]))).toEqual({
      'A×1': '3',
      'A×2': '2',
      'B×1': '15/2',
      'B×2': '5/2',
    });
  });

  it('holds a limit on one cell', () => {
    const cells = expectedOf(byRates([limit({ tier: 'B', district: '1' }, null, 7)]));
    expect(cells).toEqual({ 'A×1': '6', 'A×2': '4', 'B×1': '7', 'B×2': '5' });
  });

  it('draws nobody at rate zero', () => {
    const design = { ...byRates([]), sizes: { kind: 'rates', rates: { A: '0', B: '1' } } } as const;
    expect(expectedOf(design)).toEqual({ 'A×1': '0', 'A×2': '0', 'B×1': '30', 'B×2': '10' });
  });
});

describe('a design by total', () => {
  it('gives everybody the same probability where no quota interferes', () => {
    expect(expectedOf(byTotal(70, []))).toEqual({ 'A×1': '30', 'A×2': '20', 'B×1': '15', 'B×2': '5' });
  });

  it('moves what a maximum takes away to all others alike', () => {
    const cells = expectedOf(byTotal(70, [limit({ district: '1' }, null, 36)]));
    expect(cells).toEqual({ 'A×1': '24', 'A×2': '136/5', 'B×1': '12', 'B×2': '34/5' });
  });

  it('meets a minimum for a tier with equal shares inside and outside it', () => {
    const cells = expectedOf(byTotal(60, [limit({ tier: 'B' }, 30)]));
    expect(cells).toEqual({ 'A×1': '18', 'A×2': '12', 'B×1': '45/2', 'B×2': '15/2' });
  });

  it('is refused above the drawable population', () => {
    const result = expectedTable(byTotal(141, []), counts);
    expect(result).toMatchObject({
      error: { code: 'sampling.more-than-frame', params: { asked: 141, available: 140 } },
    });
  });
});

describe('hierarchies', () => {
  const streets = {
    name: 'district',
    classes: { north: null, '1': 'north', '2': 'north', south: null, '3': 'south' },
  };
  const design = (limits: QuotaDesign['limits'], margins = [tier, streets]): QuotaDesign => ({
    margins,
    rateMargin: margins[0]?.name ?? '',
    sizes: equally(30, margins.length === 2 ? ['A', 'B'] : ['1', '2', '3']),
    limits,
  });
  const wide = countsOf(
    ['A', 'B'],
    ['1', '2', '3'],
    [
      [10, 20, 30],
      [20, 10, 10],
    ],
  );

  it('hold limits at every level', () => {
    const limits = [limit({ district: 'north' }, 20), limit({ district: '2' }, null, 9)];
    const { table, expected } = solved(design(limits), wide);
    const value = (label: string) => {
      const arc = table.arcs.find((each) => each.label === label);
      return (arc?.cells ?? []).reduce((all, i) => {
        const { num = 0n, den = 1n } = expected[i] ?? {};
        return all + Number(num) / Number(den);
      }, 0);
    };
    expect(value('district=north')).toBeCloseTo(20, 12);
    expect(value('district=2')).toBeCloseTo(9, 12);
    expect(value('district=south')).toBeCloseTo(10, 12);
    expect(value('')).toBeCloseTo(30, 12);
  });

  it('work alone, without a second margin', () => {
    const counted = ['1', '2', '3'].map((name) => ({ classes: [name], population: 20 }));
    const { table, expected } = solved(design([limit({ district: 'south' }, 16)], [streets]), counted);
    expect(table.cells.map(({ name }, i) => [name, expected[i]?.num, expected[i]?.den])).toEqual([
      ['1', 7n, 1n],
      ['2', 7n, 1n],
      ['3', 16n, 1n],
    ]);
  });
});

describe('a design that makes no sense is refused', () => {
  const three = [tier, district, margin('owner', 'x')];
  it.each([
    [{ margins: three }, 'sampling.three-margins'],
    [{ rateMargin: 'owner' }, 'sampling.unknown-margin'],
    [{ margins: [] }, 'sampling.unknown-margin'],
    [{ limits: [limit({ owner: 'x' }, 1)] }, 'sampling.unknown-margin'],
    [{ limits: [limit({ tier: 'E' }, 1)] }, 'sampling.unknown-class'],
    [{ limits: [limit({ tier: 'A' }, -1)] }, 'sampling.bad-limit'],
    [{ limits: [limit({ tier: 'A' }, null, 1.5)] }, 'sampling.bad-limit'],
    [{ margins: [margin('tier', 'A'), district] }, 'sampling.unknown-class'],
    [{ margins: [margin('tier', 'A×', 'B'), district] }, 'sampling.bad-class'],
    [{ margins: [{ name: 'tier', classes: { A: 'B', B: 'A' } }, district] }, 'sampling.class-circle'],
    [{ margins: [{ name: 'tier', classes: { A: null, B: 'A' } }, district] }, 'sampling.not-a-leaf'],
    [{ margins: [{ name: 'tier', classes: { A: 'Z', B: null } }, district] }, 'sampling.unknown-class'],
    [{ sizes: { kind: 'rates', rates: { A: '1' } } }, 'sampling.no-rate'],
    [{ sizes: { kind: 'rates', rates: { A: '1', B: '3/2' } } }, 'sampling.rate-above-one'],
  ] as [Partial<QuotaDesign>, string][])('%o', (change, code) => {
    const result = expectedTable({ ...byTotal(10, []), ...change }, counts);
    expect(!result.ok && result.error.code).toBe(code);
  });
});

import { describe, expect, it } from 'vitest';
import { demoDistrict } from '../../../src/app/demo/demoDistrict.js';
import { recordHash } from '../../../src/core/kernel/hash.js';
import type { Json } from '../../../src/core/kernel/canonical.js';
import { parseUscc } from '../../../src/core/kernel/uscc.js';
import type { Enterprise, HistoryRecord, RecordKind } from '../../../src/core/scoring/register.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { nobleHash } from '../../../src/crypto/nobleHash.js';

const district = demoDistrict(nodeHash, '2026-12');
const { enterprises, history } = district.register;

const count = (holds: (enterprise: Enterprise) => boolean) => enterprises.filter(holds).length;
const marked = (kind: string) => (enterprise: Enterprise) =>
  enterprise.marks.some((mark) => mark.kind === kind && (mark.to === null || mark.to >= '2026-11-30'));
const records = (kind: RecordKind, holds: (record: HistoryRecord) => boolean = () => true) =>
  history.filter((record) => record.kind === kind && holds(record));
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const distinct = (texts: readonly string[]) => new Set(texts).size;

describe('the demonstration district', () => {
  it('has 2,956 enterprises, each with a valid code and a name of its own', () => {
    expect(enterprises).toHaveLength(2956);
    expect(distinct(enterprises.map(({ id }) => id))).toBe(2956);
    expect(distinct(enterprises.map(({ name }) => name))).toBe(2956);
    expect(enterprises.filter(({ id }) => !parseUscc(id).ok)).toEqual([]);
  });

  it('has 155 enterprises with major hazard sources on 212 sites', () => {
    const sites = enterprises.flatMap(({ hazardSources }) => hazardSources);
    const ofGrade = (grade: number) =>
      total(sites.filter((source) => source.grade === grade).map((source) => source.sites));
    expect(count(({ hazardSources }) => hazardSources.length > 0)).toBe(155);
    expect(total(sites.map((source) => source.sites))).toBe(212);
    expect([1, 2, 3, 4].map(ofGrade)).toEqual([9, 23, 62, 118]);
    expect(count((e) => e.hazardSources.length > 0 && !marked('chemicals')(e))).toBe(0);
  });

  it('has 539 enterprises with 1,257 coating drying rooms', () => {
    const rooms = enterprises.flatMap(({ devices }) =>
      devices.filter(({ kind }) => kind === 'coatingDryingRoom'),
    );
    expect(rooms).toHaveLength(539);
    expect(total(rooms.map((room) => room.count))).toBe(1257);
    expect(Math.min(...rooms.map((room) => room.count))).toBe(1);
  });

  it.each([
    ['cleanRoom', 279],
    ['chemicals', 336],
    ['entrusted', 331],
    ['standardised1', 21],
    ['standardised2', 184],
    ['standardised3', 612],
    ['abnormalList', 38],
    ['blacklist', 6],
  ])('has enterprises marked %s: %i', (kind, expected) => {
    expect(count(marked(kind))).toBe(expected);
  });

  it('had 148 complaints and 262 accidents in the 12 months before', () => {
    expect(records('complaint')).toHaveLength(148);
    expect(records('accident')).toHaveLength(262);
    const dates = [...records('complaint'), ...records('accident')].map(({ date }) => date);
    expect(dates.filter((date) => date < '2025-12-01' || date > '2026-11-30')).toEqual([]);
  });

  it('has a self-inspection return rate of 56.4 %, as near as whole forms allow', () => {
    const sent = records('selfInspection');
    const returned = sent.filter(({ words }) => words['state'] === 'returned');
    expect(sent).toHaveLength(count(({ status }) => status === 'active'));
    expect(Math.abs(returned.length - 0.564 * sent.length)).toBeLessThanOrEqual(0.5);
    expect(((100 * returned.length) / sent.length).toFixed(1)).toBe('56.4');
  });

  it('knows nothing later than the day before the month, and nothing of enterprises it does not hold', () => {
    const ids = new Set(enterprises.map(({ id }) => id));
    expect(distinct(history.map(({ id }) => id))).toBe(history.length);
    expect(history.filter(({ date }) => date > '2026-11-30' || date < '2024-12-01')).toEqual([]);
    expect(history.filter(({ enterprise }) => !ids.has(enterprise))).toEqual([]);
    const since = enterprises.flatMap(({ marks, devices, hazardSources }) => [
      ...marks.map(({ from }) => from),
      ...devices.map((device) => device.since),
      ...hazardSources.map((source) => source.since),
    ]);
    expect(since.filter((day) => day > '2026-11-30')).toEqual([]);
  });

  it('has rectification orders that are done, late, open and overdue', () => {
    const orders = records('rectification', ({ words }) => words['state'] === 'open');
    const done = new Map(
      records('rectification', ({ words }) => words['state'] === 'done').map((record) => [
        record.words['order'],
        record.date,
      ]),
    );
    const due = (order: HistoryRecord) => order.words['due'] ?? '';
    const overdue = orders.filter((order) => !done.has(order.id) && due(order) < '2026-12-01');
    const late = orders.filter((order) => (done.get(order.id) ?? '') > due(order));
    expect([...done.keys()].filter((id) => !orders.some((order) => order.id === id))).toEqual([]);
    expect(overdue.length).toBeGreaterThan(20);
    expect(late.length).toBeGreaterThan(50);
    expect(done.size).toBeGreaterThan(500);
  });
});

describe('its organisations', () => {
  it('form a tree of three levels in which every enterprise has its community', () => {
    const { organisations } = district;
    const byCode = new Map(organisations.map((one) => [one.code, one]));
    expect(byCode.size).toBe(organisations.length);
    expect([1, 2, 3].map((level) => organisations.filter((one) => one.level === level).length)).toEqual([
      1, 10, 52,
    ]);
    for (const { level, parent } of organisations) {
      expect(parent === null ? 1 : (byCode.get(parent)?.level ?? 0) + 1).toBe(level);
    }
    const levels = new Set(enterprises.map(({ organisation }) => byCode.get(organisation ?? '')?.level));
    expect([...levels]).toEqual([3]);
  });
});

describe('its inspectors', () => {
  const { roster } = district;
  const officers = roster.filter(({ kind }) => kind === 'officer');
  const able = officers.filter(
    ({ certificates, trainingValidTo }) =>
      certificates.some(({ domain, to }) => domain === 'workSafety' && to >= '2026-12-31') &&
      (trainingValidTo ?? '') >= '2026-12-31',
  );

  it('are 60 in five squads of twelve', () => {
    expect(roster).toHaveLength(60);
    expect(distinct(roster.map(({ id }) => id))).toBe(60);
    expect(distinct(roster.map(({ name }) => name))).toBe(60);
    const squads = [...new Set(roster.map(({ group }) => group))];
    expect(squads.map((squad) => roster.filter(({ group }) => group === squad).length)).toEqual(
      new Array(5).fill(12),
    );
  });

  it('include those who may not be drawn, and enough who may', () => {
    expect(officers).toHaveLength(54);
    expect(able).toHaveLength(51);
    expect(able.filter(({ mayLead }) => mayLead).length).toBeGreaterThanOrEqual(18);
    expect(roster.filter(({ leave }) => leave.length > 0)).toHaveLength(6);
    expect(roster.some(({ recusals }) => recusals.length > 0)).toBe(true);
  });
});

describe('the generator', () => {
  it('always gives the same district for a month, whichever hash implementation is used', () => {
    const digest = recordHash(nodeHash, district as unknown as Json);
    expect(recordHash(nodeHash, demoDistrict(nobleHash, '2026-12') as unknown as Json)).toBe(digest);
    expect(digest).toBe('a62760b14bd0b62c594157e57eaf0d45b64193b43010b15b7fa49f3a3c6e0ab0');
  });

  it('keeps firms and people from month to month and moves their dates', () => {
    const later = demoDistrict(nodeHash, '2027-03');
    expect(later.register.enterprises.map(({ id, name }) => [id, name])).toEqual(
      enterprises.map(({ id, name }) => [id, name]),
    );
    expect(later.roster.map(({ name }) => name)).toEqual(district.roster.map(({ name }) => name));
    expect(later.register.history.at(-1)?.date).toBe('2027-02-28');
  });

  it('refuses what is no month', () => {
    expect(() => demoDistrict(nodeHash, '2026-13')).toThrow(RangeError);
  });
});

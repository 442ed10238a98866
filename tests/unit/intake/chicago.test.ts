import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../src/app/intake/parseMapping.js';
import { readRegister, type ReadRegister } from '../../../src/app/intake/readRegister.js';
import { readRoster } from '../../../src/app/intake/readRoster.js';
import { readCsv } from '../../../src/documents/csv.js';
import { valueOf } from '../../support/result.js';

const data = process.env['EVENHAND_CHICAGO'] ?? '../shared/data/chicago';
const table = (path: string) => valueOf(readCsv(path, readFileSync(path)));

function readChicago(): ReadRegister {
  const mapping = valueOf(parseMapping(readFileSync('examples/chicago/mapping.json', 'utf8')));
  const enterprises = table(resolve(data, 'establishments.csv'));
  const history = [table(resolve(data, 'inspections.csv'))];
  return valueOf(readRegister({ enterprises, history }, mapping));
}

const { register, counts } = readChicago();

describe('the Chicago register', () => {
  it('is read whole', () => {
    expect(counts).toEqual({ enterpriseRows: 12_367, historyRows: 24_518, ignoredRecords: 0 });
    expect(register.enterprises).toHaveLength(12_367);
    expect(register.history).toHaveLength(24_518);
  });

  it('keeps what the first establishment says, in integers', () => {
    expect(register.enterprises.find(({ id }) => id === '2')).toEqual({
      id: '2',
      name: 'COSI',
      legalName: 'COSI, INC.',
      category: 'Restaurant',
      hazardClass: 1,
      organisation: null,
      district: '42',
      street: '60606',
      address: '230 W MONROE ST',
      location: { latE6: 41_880_757, lonE6: -87_634_709 },
      status: 'active',
      licences: [{ kind: 'Retail Food Establishment', number: '2', from: '2014-09-16', to: '2016-09-15' }],
      devices: [],
      hazardSources: [],
      marks: [],
    });
  });

  it('keeps what an inspection says, and not who inspected', () => {
    const record = register.history.find(({ id }) => id === '529281');
    expect(record).toEqual({
      id: '529281',
      enterprise: '82474',
      date: '2011-09-02',
      kind: 'inspection',
      numbers: { critical: 0, garbageHeatMilli: 26_077, minor: 2, sanitationHeatMilli: 19_250, serious: 0 },
      words: { result: 'pass', type: 'routine' },
    });
    expect(JSON.stringify(register)).not.toContain('orange');
  });

  it('leaves unknown what the source leaves empty', () => {
    const unknown = (numbers: Readonly<Record<string, number>>) =>
      numbers['sanitationHeatMilli'] === undefined;
    expect(register.history.filter(({ numbers }) => unknown(numbers))).toHaveLength(97);
    expect(register.enterprises.filter(({ district }) => district === null)).toHaveLength(1137);
    expect(register.enterprises.filter(({ location }) => location === null)).toHaveLength(40);
    expect(register.enterprises.filter(({ licences }) => licences.length === 0)).toHaveLength(1114);
  });
});

describe('the Chicago inspectors', () => {
  const roster = valueOf(readRoster(table('examples/chicago/roster.csv')));
  const officers = roster.filter(({ kind }) => kind === 'officer');

  it('are 36 officers in six groups, and two people who only accompany', () => {
    expect(officers).toHaveLength(36);
    expect(new Set(officers.map(({ group }) => group)).size).toBe(6);
    expect(roster.filter(({ kind }) => kind !== 'officer').map(({ kind }) => kind)).toEqual([
      'assistant',
      'expert',
    ]);
  });

  it('have at least two leads in each group and recusals of real establishments', () => {
    const groups = [...new Set(officers.map(({ group }) => group))];
    const leads = (squad: string) => officers.filter(({ group, mayLead }) => mayLead && group === squad);
    expect(groups.every((squad) => leads(squad).length >= 2)).toBe(true);
    const ids = new Set(register.enterprises.map(({ id }) => id));
    const recused = officers.flatMap(({ recusals }) => recusals.map(({ enterprise }) => enterprise));
    expect(recused.length).toBeGreaterThanOrEqual(7);
    expect(recused.every((id) => ids.has(id))).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseMapping } from '../../src/app/intake/parseMapping.js';
import { readRegister } from '../../src/app/intake/readRegister.js';
import { parseRuleSet } from '../../src/core/scoring/parseRuleSet.js';
import type { Register } from '../../src/core/scoring/register.js';
import type { RuleSet } from '../../src/core/scoring/ruleSet.js';
import { readCsv } from '../../src/documents/csv.js';

const root = path.resolve(import.meta.dirname, '../..');
export const chicagoFolder = path.resolve(root, process.env['EVENHAND_CHICAGO'] ?? '../shared/data/chicago');

/** The value of a result that the test takes for granted. */
export function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** The register and inspections of Chicago, as the example's mapping reads them. */
export function chicagoRegister(): Register {
  const table = (name: string) => must(readCsv(name, readFileSync(path.join(chicagoFolder, name))));
  const mapping = must(parseMapping(readFileSync(path.join(root, 'examples/chicago/mapping.json'), 'utf8')));
  const tables = { enterprises: table('establishments.csv'), history: [table('inspections.csv')] };
  return must(readRegister(tables, mapping)).register;
}

/** A rule set of the folder `rules`. */
export function shippedRules(name: string): RuleSet {
  return must(parseRuleSet(JSON.parse(readFileSync(path.join(root, 'rules', name), 'utf8'))));
}

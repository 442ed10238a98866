// Writes docs/schemas/*.json from the schemas that the program reads records with. `--check` only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { ensureCompiled, root } from './steps.mjs';

const MODULES = [
  'audit/incidentRecord',
  'audit/inspectorSubstitution',
  'audit/logEntry',
  'audit/logProof',
  'audit/substitutionRecord',
  'audit/voidRecord',
  'replay/bundle',
  'replay/commitment',
  'replay/drawRecord',
  'replay/drawRecords',
  'replay/earlierTeam',
  'replay/frameRow',
  'replay/history',
  'replay/opening',
  'replay/pairingRow',
  'replay/plan',
  'replay/proof',
  'replay/rosterRow',
  'replay/secrets',
  'replay/seedSources',
  'visits/checklist',
];

await ensureCompiled();
const folder = path.join(root, 'docs/schemas');
const check = process.argv.includes('--check');
/** @type {string[]} */
const stale = [];
mkdirSync(folder, { recursive: true });
for (const module of MODULES) {
  const file = path.join(root, 'dist/core', `${module}.js`);
  /** @type {unknown} */
  const exported = await import(file);
  for (const schema of Object.values(/** @type {Record<string, unknown>} */ (exported))) {
    if (typeof schema !== 'object' || schema === null || !('$id' in schema)) continue;
    const id = String(schema.$id);
    const name = `${id.replace(/^evenhand\//, '').replaceAll('/', '-')}.json`;
    const whole = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema };
    const text = await format(JSON.stringify(whole), { parser: 'json', printWidth: 110 });
    const to = path.join(folder, name);
    if (existsSync(to) && readFileSync(to, 'utf8') === text) continue;
    if (check) stale.push(name);
    else writeFileSync(to, text);
  }
}
if (stale.length > 0) {
  process.stderr.write(`docs/schemas is out of date: ${stale.join(', ')}; run node scripts/schemas.mjs\n`);
  process.exitCode = 1;
}

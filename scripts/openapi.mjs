// Writes docs/openapi.json from the routes as they are registered. `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { ensureCompiled, root } from './steps.mjs';

await ensureCompiled();
/** @type {unknown} */
const compiled = await import(pathToFileURL(path.join(root, 'dist/api/describeApi.js')).href);
const { describeApi } = /** @type {{ describeApi: (version: string) => Promise<object> }} */ (compiled);
/** @type {unknown} */
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { version } = /** @type {{ version: string }} */ (manifest);
const text = await format(JSON.stringify(await describeApi(version)), { parser: 'json', printWidth: 110 });
const file = path.join(root, 'docs/openapi.json');
if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    process.stderr.write('docs/openapi.json is out of date; run node scripts/openapi.mjs\n');
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

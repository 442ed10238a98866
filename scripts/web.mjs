// Builds the screens into dist/web, and packs what browsers load, so that the service only hands out files.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { root } from './steps.mjs';

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];
const PACKED = /\.(js|css|svg|json|webmanifest)$/;
/** Below this size packing saves nothing worth a second file. */
const SMALL = 1024;

await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
const folder = path.join(root, 'dist/web/assets');
for (const name of await readdir(folder)) {
  const bytes = await readFile(path.join(folder, name));
  if (!PACKED.test(name) || bytes.length < SMALL) continue;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(path.join(folder, `${name}.br`), await brotli(bytes, { params: quality }));
  await writeFile(path.join(folder, `${name}.gz`), await gzipped(bytes, { level: 9 }));
}

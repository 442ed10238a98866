import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runProgram } from './cli/program.js';
import { nodeHash } from './crypto/nodeHash.js';
import { writeCsv } from './documents/csv.js';
import { writeWorkbook } from './documents/workbook.js';
import { openTable } from './documents/xlsx.js';
import { packZip, unpackZip } from './documents/zip.js';

// The only file that knows every layer: it wires ports to their implementations and runs the command line.
const packageFile = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

process.exitCode = await runProgram(
  {
    version,
    hash: nodeHash,
    rulesFolder: fileURLToPath(new URL('../rules', import.meta.url)),
    openTable,
    writeCsv,
    writeWorkbook,
    packZip,
    unpackZip,
  },
  process.argv.slice(2),
);

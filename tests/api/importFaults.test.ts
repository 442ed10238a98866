import { execFileSync } from 'node:child_process';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { embeddedDatabase, temporaryFolders } from '../integration/databases.js';
import { checked, problemsOf } from './importing.js';
import { COLUMNS, goodRow, KINDS, MAPPING, type Cells } from './plantedFaults.js';
import { apiWorld, type World } from './world.js';

const ROWS = 2_000;
const EACH = 10;

let world: World;
const folders = temporaryFolders();
beforeAll(async () => {
  world = await apiWorld(await (await embeddedDatabase(folders)).open());
});
afterAll(() => world.close());

/** A register with 200 faults of 20 kinds, each in a row of its own, and what must be told of them. */
function planted(): {
  readonly rows: readonly Cells[];
  readonly expected: readonly (readonly [number, string, string | null])[];
} {
  const rows = Array.from({ length: ROWS }, (_, n) => goodRow(n));
  const expected: [number, string, string | null][] = [];
  for (let nth = 0; nth < EACH; nth++) {
    for (const [k, { code, field, change }] of KINDS.entries()) {
      const at = nth * 197 + k * 9;
      const row = rows[at];
      if (row === undefined) throw new Error('a fault beyond the file');
      change(row, nth);
      expected.push([at + 2, code, field]);
    }
  }
  return { rows, expected: expected.sort(([a], [b]) => a - b) };
}

const TO_GB18030 =
  'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode("gb18030"))';
const csvOf = (lines: readonly (readonly string[])[]): Buffer =>
  execFileSync('python3', ['-c', TO_GB18030], { input: lines.map((line) => line.join(',')).join('\r\n') });
const xlsxOf = async (lines: readonly (readonly string[])[]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '名录', rows: lines.map((line) => [...line]) }] }));
const FILES = { 'register.csv': csvOf, 'register.xlsx': xlsxOf } as const;

it.each(Object.entries(FILES))(
  '%s: 200 planted faults of 20 kinds are told, each by row, column and code, and nothing else is',
  async (name, write) => {
    const { rows, expected } = planted();
    const lines = [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))];
    const client = await world.as('planner', 'C1');
    const dry = await checked(
      client,
      await write(lines),
      { organisation: 'C1', name, source: name },
      MAPPING,
    );
    const told = (await problemsOf(client, dry.id)).map(({ code, place }) => [
      place?.row,
      code,
      place?.field ?? null,
    ]);
    told.sort(([a], [b]) => Number(a) - Number(b));
    expect(told).toEqual(expected);
    expect(dry.counts).toMatchObject({ problems: 200, rows: ROWS });
    expect((await client.call('POST', `/api/v1/imports/${dry.id}/apply`)).json()).toMatchObject({
      code: 'imports.has-problems',
    });
    const workbook = await client.call('GET', `/api/v1/imports/${dry.id}/problems.xlsx`);
    const { sheets } = await readXlsx(new Uint8Array(workbook.rawPayload));
    expect(sheets[1]?.rows).toHaveLength(201);
  },
);

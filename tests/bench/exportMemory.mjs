// A list of 100,000 enterprises as a file: time, peak of resident memory, delay of the event loop.
// Usage: node tests/bench/exportMemory.mjs [rows] [xlsx|csv]; needs the compiled program (npm run build).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { exportPages, exportReport } from '../../dist/app/exports/exportReport.js';
import { prepareExport } from '../../dist/app/exports/prepareExport.js';
import { writeReport } from '../../dist/documents/report.js';
import { openStore } from '../../dist/store/open.js';

const rows = Number(process.argv[2] ?? 100_000);
const format = process.argv[3] === 'csv' ? 'csv' : 'xlsx';
const dataFolder = mkdtempSync(path.join(tmpdir(), 'eh-export-'));
const options = { dataFolder, databaseUrl: process.env['DATABASE_URL'] };

const opened = await openStore(options);
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
try {
  await store.replaceOrganisations([{ code: 'C', name: '某县', level: 1, parent: null }]);
  /** @type {import('../../src/core/scoring/register.js').Enterprise[]} */
  const enterprises = Array.from({ length: rows }, (_, k) => ({
    id: `9144030000${String(k).padStart(8, '0')}`,
    name: `某某有限公司第${k}分公司`,
    organisation: 'C',
    legalName: `某某有限公司${k}`,
    category: '工贸',
    hazardClass: 2,
    district: '南山区',
    street: '粤海街道',
    address: `科技园路${k}号`,
    location: null,
    status: 'active',
    licences: [],
    devices: [],
    hazardSources: [],
    marks: [],
  }));
  await store.replaceRegister({ enterprises, history: [] });
  enterprises.length = 0;
  globalThis.gc?.();

  /** @type {import('../../src/core/access/roles.js').Actor} */
  const actor = {
    id: 'P',
    kind: 'person',
    grants: [{ role: 'planner', organisation: 'C' }],
    inspector: null,
    scopes: null,
  };
  /** @type {import('../../src/app/exports/prepareExport.js').ExportRequest} */
  const request = {
    list: 'enterprises',
    format,
    language: 'zh',
    organisation: null,
    sort: null,
    filters: {},
  };
  const prepared = await prepareExport(store, actor, request);
  if (!prepared.ok) throw new Error(prepared.error.code);
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const started = performance.now();
  let bytes = 0;
  const report = exportReport(prepared.value, '2026-03-02', exportPages(store, prepared.value));
  for await (const piece of writeReport(format, report)) bytes += piece.length;
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  clearInterval(watch);
  /** @param {number} value */
  const mb = (value) => `${Math.round(value / 1e6)} MB`;
  /** @param {number} value */
  const ms = (value) => `${Math.round(value / 1e6)} ms`;
  console.log(`${rows} rows, ${format}, ${mb(bytes)}: ${seconds.toFixed(1)} s`);
  console.log(`resident ${mb(before)} before, ${mb(peak)} at most`);
  console.log(`event loop delayed by ${ms(delay.percentile(99))} (p99), ${ms(delay.max)} at most`);
} finally {
  await store.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { calendarChecks } from '../../../src/app/doctor/calendarChecks.js';
import type { WorkCalendar } from '../../../src/core/scheduling/visit.js';
import { clockCheck, folderCheck, machineChecks, nodeCheck } from '../../../src/operations/machineChecks.js';

it.each([
  ['18.20.0', 'bad'],
  ['20.18.3', 'bad'],
  ['20.19.0', 'good'],
  ['22.1.0', 'good'],
])('Node.js %s is %s', (version, state) => {
  expect(nodeCheck(version).state).toBe(state);
});

it('a data folder that others can read is a warning, a new one and a private one are good', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'eh-doctor-'));
  expect(folderCheck(path.join(folder, 'new')).state).toBe('good');
  chmodSync(folder, 0o700);
  expect(folderCheck(folder).state).toBe('good');
  chmodSync(folder, 0o755);
  expect(folderCheck(folder)).toMatchObject({ state: 'warning', problem: { code: 'doctor.open-folder' } });
  rmSync(folder, { recursive: true });
});

it('a clock that shows an impossible year is bad', () => {
  expect(clockCheck(new Date('1970-01-01')).state).toBe('bad');
  expect(clockCheck(new Date('2026-11-25')).state).toBe('good');
});

it('the folder matters only to the embedded database', () => {
  const names = (url: string | undefined) => machineChecks(tmpdir(), url, new Date()).map(({ name }) => name);
  expect(names(undefined)).toContain('folder');
  expect(names('postgresql://h/d')).not.toContain('folder');
});

it('the calendar of this year is needed, that of the next is missed', () => {
  const calendars = [2026].map((year) => ({ year }) as WorkCalendar);
  expect(calendarChecks(calendars, 2025)[0]?.state).toBe('bad');
  expect(calendarChecks(calendars, 2026)[0]?.state).toBe('warning');
  expect(calendarChecks([...calendars, { year: 2027 } as WorkCalendar], 2026)[0]?.state).toBe('good');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarVisit } from '../../src/app/ports/inspectorCalendar.js';
import { writeCalendar } from '../../src/documents/ical.js';

const stamp = '20261125T010000Z';
const visit = (more: Partial<CalendarVisit> = {}): CalendarVisit => ({
  uid: 'ws-2026-12-00017@evenhand',
  date: '2026-12-31',
  summary: '检查：云汀澜石精密机械有限公司',
  location: '云汀区芦湾镇松涛路18号',
  description: null,
  sequence: 0,
  ...more,
});

/** A reader of its own: unfolds lines and splits each at its first colon (RFC 5545 §3.1). */
function read(text: string): [name: string, value: string][] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
}

const unescaped = (text: string) =>
  text.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));

describe('an inspector’s calendar', () => {
  it('holds each visit as a confidential all-day event', () => {
    const text = writeCalendar({ name: '冯健敏', visits: [visit({ sequence: 2 })], stamp });
    expect(read(text)).toEqual([
      ['BEGIN', 'VCALENDAR'],
      ['VERSION', '2.0'],
      ['PRODID', '-//Evenhand//Inspection schedule//EN'],
      ['CALSCALE', 'GREGORIAN'],
      ['METHOD', 'PUBLISH'],
      ['X-WR-CALNAME', '冯健敏'],
      ['BEGIN', 'VEVENT'],
      ['UID', 'ws-2026-12-00017@evenhand'],
      ['DTSTAMP', stamp],
      ['DTSTART;VALUE=DATE', '20261231'],
      ['DURATION', 'P1D'],
      ['SEQUENCE', '2'],
      ['SUMMARY', '检查：云汀澜石精密机械有限公司'],
      ['LOCATION', '云汀区芦湾镇松涛路18号'],
      ['CLASS', 'CONFIDENTIAL'],
      ['TRANSP', 'OPAQUE'],
      ['END', 'VEVENT'],
      ['END', 'VCALENDAR'],
    ]);
  });

  it('lists visits by day, whatever order they come in', () => {
    const visits = ['2026-12-21', '2026-12-02', '2026-12-11'].map((date) => visit({ date, uid: date }));
    const text = writeCalendar({ name: '', visits, stamp });
    const days = read(text).flatMap(([name, value]) => (name.startsWith('DTSTART') ? [value] : []));
    expect(days).toEqual(['20261202', '20261211', '20261221']);
    expect(writeCalendar({ name: '', visits: visits.reverse(), stamp })).toBe(text);
  });

  it('carries any text within lines of 75 octets, and no text can add a line', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 120 });
    fc.assert(
      fc.property(texts, (description) => {
        const text = writeCalendar({ name: '', visits: [visit({ description })], stamp });
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(/[^\P{Cc}]/u.test(line)).toBe(false);
        }
        const [, value] = read(text).find(([name]) => name === 'DESCRIPTION') ?? ['', ''];
        const kept = description.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, '');
        expect(unescaped(value)).toBe(kept);
      }),
      {
        seed: 5545,
        numRuns: 500,
        examples: [['a\r\nATTENDEE:mailto:x'], ['逗号,分号;反斜线\\n'], ['𠮷'.repeat(60)]],
      },
    );
  });
});

import type { CalendarVisit, WriteCalendar } from '../app/ports/inspectorCalendar.js';

/**
 * The visits of one inspector as iCalendar (RFC 5545): all-day events, confidential, since a drawn list is
 * secret until the visit. Days are dates without a time, so that no zone can shift them. UTF-8 text.
 */
export const writeCalendar: WriteCalendar = ({ name, visits, stamp }) => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Evenhand//Inspection schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...[...visits].sort(byDate).flatMap((visit) => eventLines(visit, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
};

function byDate(a: CalendarVisit, b: CalendarVisit): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0;
}

function eventLines(visit: CalendarVisit, stamp: string): string[] {
  const optional = (name: string, text: string | null) => (text === null ? [] : [`${name}:${escaped(text)}`]);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(visit.uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${visit.date.replaceAll('-', '')}`,
    'DURATION:P1D',
    `SEQUENCE:${visit.sequence}`,
    `SUMMARY:${escaped(visit.summary)}`,
    ...optional('LOCATION', visit.location),
    ...optional('DESCRIPTION', visit.description),
    'CLASS:CONFIDENTIAL',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** TEXT values, RFC 5545 §3.3.11; other control characters are dropped, for none may stand there. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

const OCTETS = 75;

/** Lines of at most 75 octets, continued after a blank, never within a character (§3.1). */
function folded(line: string): string {
  let [text, room] = ['', OCTETS];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      text += '\r\n ';
      room = OCTETS - 1;
    }
    text += character;
    room -= size;
  }
  return text;
}

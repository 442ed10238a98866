import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../src/app/intake/parseMapping.js';
import { errorOf, valueOf } from '../../support/result.js';
import { MAPPING } from '../../support/tables.js';

const { enterprises } = MAPPING;
const parse = (changed: object) => parseMapping(JSON.stringify({ ...MAPPING, ...changed }), 'm.json');

describe('a mapping file', () => {
  it('is read back as it was written, with or without byte order mark', () => {
    expect(valueOf(parseMapping(JSON.stringify(MAPPING)))).toEqual(MAPPING);
    expect(valueOf(parseMapping(`\ufeff${JSON.stringify(MAPPING)}`))).toEqual(MAPPING);
  });

  it.each([
    ['another format', { format: 'evenhand/mapping/v9' }, 'kernel.not-in-schema', '/format'],
    [
      'an unknown key',
      { enterprises: { ...enterprises, colour: {} } },
      'kernel.not-in-schema',
      '/enterprises/colour',
    ],
    [
      'a field without source',
      { enterprises: { ...enterprises, name: {} } },
      'intake.column-or-constant',
      '/enterprises/name',
    ],
    [
      'a field with two sources',
      { enterprises: { ...enterprises, name: { column: 'a', constant: 'b' } } },
      'intake.column-or-constant',
      '/enterprises/name',
    ],
    [
      'a column that is read and said to be unread',
      { enterprises: { ...enterprises, unread: { name: 'private' } } },
      'intake.column-also-unread',
      '/enterprises/name/column',
    ],
    [
      'a fraction',
      { enterprises: { ...enterprises, hazardClass: { column: 'c', scale: 1.5 } } },
      'kernel.not-an-integer',
      '/enterprises/hazardClass/scale',
    ],
    ['text that is not NFC', { source: 'e\u0301' }, 'kernel.not-nfc', '/source'],
  ])('is refused for %s, with a pointer to it', (_, changed, code, field) => {
    expect(errorOf(parse(changed))).toMatchObject([{ code, place: { file: 'm.json', field } }]);
  });

  it('is refused when it is not JSON', () => {
    expect(errorOf(parseMapping('{', 'm.json'))).toMatchObject([
      { code: 'kernel.not-json', place: { file: 'm.json' } },
    ]);
  });
});

import type { Mapping } from '../../src/app/intake/mapping.js';
import type { Table } from '../../src/app/ports/tables.js';
import { readCsv } from '../../src/documents/csv.js';
import { mappingWith } from './mapping.js';
import { valueOf } from './result.js';

/** A table from CSV text. */
export function tableOf(text: string, file = 'register.csv'): Table {
  return valueOf(readCsv(file, new TextEncoder().encode(text)));
}

/** A small mapping that reads one column into each field that the tests look at. */
export const MAPPING: Mapping = mappingWith(
  {
    sameId: 'merge',
    hazardClass: { column: 'class', values: { 高: 1, 中: 2, 低: 3, 未定: null } },
    district: { column: 'district' },
    location: { latitude: 'lat', longitude: 'lon' },
    status: { column: 'status', values: { 存续: 'active', 停业: 'suspended', 注销: 'closed' } },
    licences: [
      {
        when: 'licence',
        kind: { column: 'trade' },
        number: { column: 'licence' },
        from: { column: 'from' },
        to: { column: 'to' },
      },
    ],
  },
  {
    sameId: 'merge',
    date: { column: 'day', format: 'YYYY/M/D' },
    kind: { column: 'kind', values: { 检查: 'inspection', 投诉: 'complaint' } },
    numbers: {
      serious: { column: 'serious' },
      heatMilli: { column: 'heat', scale: 1000, round: 'halfEven' },
    },
    words: { result: { column: 'result' } },
  },
);

export const REGISTER_HEADER = 'id,name,class,district,lat,lon,status,licence,trade,from,to';
export const HISTORY_HEADER = 'record,id,day,kind,serious,heat,result';

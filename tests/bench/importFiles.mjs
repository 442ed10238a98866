// A made-up register of any size as an XLSX workbook or a GB18030 CSV, for measuring imports.
import { writeXlsx } from 'hucre/xlsx';

export const COLUMNS = [
  ...['统一社会信用代码', '企业名称', '监管机构', '行业类别', '风险等级', '区县', '街道', '地址'],
  ...['纬度', '经度', '经营状态', '许可证号', '许可证类型', '发证日期', '有效期至'],
];

/** @param {number} n @param {number} salt @param {number} choices */
const pick = (n, salt, choices) => (Math.imul(n * 31 + salt, 2_654_435_761) >>> 8) % choices;
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A code with its check character (GB 32100). @param {number} n */
export function codeOf(n) {
  const body = `91330106MA${String(n).padStart(7, '0')}`;
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += DIGITS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + DIGITS.charAt((31 - (sum % 31)) % 31);
}

const TRADES = [
  '餐饮服务',
  '食品生产',
  '危险化学品经营',
  '机械制造',
  '喷涂烘干',
  '仓储物流',
  '药品零售',
  '加油站',
];
const STREETS = Array.from({ length: 40 }, (_, k) => `第${k + 1}街道办事处`);

/** One row in twenty is a second licence of the enterprise before it. @param {number} n @param {string} organisation */
function rowOf(n, organisation) {
  const enterprise = n - Math.floor(n / 20);
  const street = STREETS[pick(enterprise, 1, 40)] ?? '';
  return [
    codeOf(enterprise),
    `杭州市西湖区第${enterprise}号商贸有限责任公司`,
    organisation,
    TRADES[pick(enterprise, 2, 8)] ?? '',
    ['高', '中', '低'][pick(enterprise, 3, 3)] ?? '',
    '西湖区',
    street,
    `浙江省杭州市西湖区${street}文三路${pick(enterprise, 4, 999)}号${pick(enterprise, 5, 30)}室`,
    `30.${String(pick(enterprise, 6, 1_000_000)).padStart(6, '0')}`,
    `120.${String(pick(enterprise, 7, 1_000_000)).padStart(6, '0')}`,
    pick(enterprise, 8, 50) === 0 ? '停业' : '存续',
    `JY3330106${String(n).padStart(8, '0')}`,
    n % 20 === 19 ? '危险化学品经营许可证' : '食品经营许可证',
    `202${pick(n, 9, 5)}-0${pick(n, 10, 9) + 1}-1${pick(n, 11, 10)}`,
    `203${pick(n, 9, 5)}-0${pick(n, 10, 9) + 1}-1${pick(n, 11, 10)}`,
  ];
}

/** @param {number} enterprises @param {string} organisation */
export function* registerRows(enterprises, organisation) {
  yield COLUMNS;
  for (let n = 0; n - Math.floor(n / 20) < enterprises; n++) yield rowOf(n, organisation);
}

/** @param {Iterable<readonly string[]>} rows */
export const workbookOf = async (rows) =>
  writeXlsx({ sheets: [{ name: '登记', rows: [...rows].map((row) => [...row]) }] });

/** @param {Iterable<readonly string[]>} rows */
export function csvOf(rows) {
  const bytesOf = twoBytes();
  /** @type {Buffer[]} */
  const pieces = [];
  for (const row of rows) {
    const text = `${row.join(',')}\r\n`;
    const bytes = Buffer.alloc(text.length * 2);
    let at = 0;
    for (const character of text) {
      const code = bytesOf.get(character) ?? character.charCodeAt(0);
      if (code > 0xff) bytes[at++] = code >> 8;
      bytes[at++] = code & 0xff;
    }
    pieces.push(bytes.subarray(0, at));
  }
  return Buffer.concat(pieces);
}

/** The characters that GB18030 writes in two bytes, from the decoder of the platform. */
function twoBytes() {
  const decoder = new TextDecoder('gb18030');
  /** @type {Map<string, number>} */
  const codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') codes.set(text, (lead << 8) | trail);
    }
  }
  return codes;
}

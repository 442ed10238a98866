import type { IntakeReasons } from '../app/intake/reasons.js';
import type { Texts } from './texts.js';
import { cellTexts } from './intakeCells.js';

const list = (words: readonly string[], most = 12): string =>
  words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')}, … (${words.length})`;

export const intakeTexts: Texts<IntakeReasons> = {
  ...cellTexts,
  'intake.unknown-encoding': {
    zh: ({ tried }) => `文件编码无法识别（已尝试 ${list(tried)}），请另存为 UTF-8 编码的 CSV`,
    en: ({ tried }) => `the encoding of the file is neither of ${list(tried)}; save it as CSV in UTF-8`,
  },
  'intake.not-text': {
    zh: ({ found }) => `文件不是文本（含有 ${found} 字符），请选择 CSV 文件`,
    en: ({ found }) => `the file is not text (it holds a ${found} character); choose a CSV file`,
  },
  'intake.empty-file': {
    zh: () => '文件为空或第 1 行没有表头',
    en: () => 'the file is empty or its row 1 holds no header',
  },
  'intake.csv-syntax': {
    zh: ({ detail }) => `CSV 格式错误（${detail}）：请检查该行的引号是否成对`,
    en: ({ detail }) => `this is not well-formed CSV (${detail}): look for an unpaired quotation mark`,
  },
  'intake.too-large': {
    zh: ({ what, limit }) => `${what}超过上限 ${limit}`,
    en: ({ what, limit }) => `${what} exceeds the limit of ${limit}`,
  },
  'intake.not-a-workbook': {
    zh: ({ detail }) => `文件不是可读取的 XLSX 工作簿（${detail}）`,
    en: ({ detail }) => `the file is not a readable XLSX workbook (${detail})`,
  },
  'intake.digits-lost': {
    zh: ({ value }) => `单元格中的长编号被存成了数字 ${value}，末几位已丢失；请将该列设为文本格式后重新填写`,
    en: ({ value }) =>
      `a long id was saved as the number ${value} and lost its last digits; format the column as text and enter it again`,
  },
  'intake.macros': {
    zh: () => '文件含有宏；请另存为不含宏的 .xlsx 工作簿',
    en: () => 'the file holds macros; save it as .xlsx, which has none',
  },
  'intake.formula-without-value': {
    zh: () => '单元格中的公式没有保存计算结果；请用表格软件打开并重新保存，或改填数值',
    en: () =>
      'the cell holds a formula without its result; open and save the file in a spreadsheet, or enter the value',
  },
  'intake.error-value': {
    zh: ({ value }) => `单元格中是错误值 ${value}`,
    en: ({ value }) => `the cell holds the error ${value}`,
  },
  'intake.unnamed-column': {
    zh: ({ position }) => `第 ${position} 列没有列名`,
    en: ({ position }) => `column ${position} has no name`,
  },
  'intake.duplicate-column': {
    zh: ({ column }) => `列名“${column}”出现了两次`,
    en: ({ column }) => `the column name "${column}" occurs twice`,
  },
  'intake.cell-count': {
    zh: ({ expected, found }) => `该行有 ${found} 个单元格，表头有 ${expected} 列`,
    en: ({ expected, found }) => `the row has ${found} cells, the header has ${expected} columns`,
  },
  'intake.missing-column': {
    zh: ({ column, columns }) => `缺少列“${column}”；文件中的列有：${list(columns, 30)}`,
    en: ({ column, columns }) => `the column "${column}" is missing; the file has: ${list(columns, 30)}`,
  },
  'intake.column-or-constant': {
    zh: () => '必须指定 column（列）或 constant（常量）其中之一，且只能指定一个',
    en: () => 'name either a column or a constant, and not both',
  },
  'intake.column-also-unread': {
    zh: ({ column }) => `列“${column}”既被读取又列在 unread（不读取）中`,
    en: ({ column }) => `the column "${column}" is read and is also listed as unread`,
  },
  'intake.tables-do-not-match': {
    zh: ({ tables, mappings }) => `有 ${tables} 个历史表，但映射定义了 ${mappings} 个`,
    en: ({ tables, mappings }) => `there are ${tables} history tables, but the mapping describes ${mappings}`,
  },
  'intake.inspector-in-two-places': {
    zh: ({ id, organisations, firstRow }) =>
      `执法人员 ${id} 同时属于 ${organisations.join('、')}（首次出现在第 ${firstRow} 行），请确定其唯一单位`,
    en: ({ id, organisations, firstRow }) =>
      `inspector ${id} belongs to ${organisations.join(' and ')} at once, first in row ${firstRow}; settle on one organisation`,
  },
  'intake.duplicate-id': {
    zh: ({ id, firstFile, firstRow }) => `编号“${id}”重复，首次出现在 ${firstFile} 第 ${firstRow} 行`,
    en: ({ id, firstFile, firstRow }) =>
      `the id "${id}" occurs twice, first in row ${firstRow} of ${firstFile}`,
  },
  'intake.conflicting-rows': {
    zh: ({ id, firstFile, firstRow, here, there }) =>
      `编号“${id}”的两行互相矛盾：本行为 ${here}，${firstFile} 第 ${firstRow} 行为 ${there}`,
    en: ({ id, firstFile, firstRow, here, there }) =>
      `two rows of the id "${id}" disagree: ${here} here, ${there} in row ${firstRow} of ${firstFile}`,
  },
  'intake.unknown-enterprise': {
    zh: ({ id }) => `检查对象名录库中没有编号“${id}”`,
    en: ({ id }) => `the register holds no enterprise with the id "${id}"`,
  },
  'intake.more-problems': {
    zh: ({ count }) => `另有 ${count} 个问题未列出`,
    en: ({ count }) => `${count} more problems are not shown`,
  },
  'intake.bad-list-entry': {
    zh: ({ entry, shape }) => `“${entry}”应写作 ${shape}，多项之间用分号隔开`,
    en: ({ entry, shape }) => `"${entry}" must be written ${shape}; several are separated by semicolons`,
  },
  'intake.no-certificate': {
    zh: ({ id }) => `执法人员“${id}”没有执法证件，无法参加抽取`,
    en: ({ id }) => `the officer "${id}" has no certificate and could never be drawn`,
  },
  'intake.accompanying-lead': {
    zh: ({ id, kind }) => `“${id}”（${kind}）不是执法人员，不能担任组长`,
    en: ({ id, kind }) => `"${id}" (${kind}) is not an officer and cannot lead a team`,
  },
  'intake.certificates-ended': {
    zh: ({ id, on }) => `执法人员“${id}”的证件在 ${on} 均已失效`,
    en: ({ id, on }) => `no certificate of the officer "${id}" is valid on ${on}`,
  },
  'intake.training-ended': {
    zh: ({ id, to, on }) => `执法人员“${id}”的培训有效期至 ${to}，在 ${on} 已过期`,
    en: ({ id, to, on }) => `the training of the officer "${id}" was valid to ${to} and has ended on ${on}`,
  },
};

import type { Language } from '../../messages/texts.js';
import type { Sheet } from '../ports/tables.js';
import type { EnterpriseMapping, HistoryMapping } from './mapping.js';
import { columnUses, type ColumnUse } from './mappingColumns.js';

/** Lines of a template that are formatted as text beforehand, so that Excel keeps ids as they are typed. */
const PREPARED = 500;

const WORDS = {
  zh: {
    data: '数据',
    guide: '填写说明',
    headings: ['列', '必填', '写法', '允许的取值', '说明'],
    title: '各列的填写说明',
    yes: '是',
  },
  en: {
    data: 'Data',
    guide: 'How to fill in',
    headings: ['Column', 'Required', 'Written as', 'Values', 'Notes'],
    title: 'How to fill in the columns',
    yes: 'yes',
  },
} as const;

/** An empty table to fill in, whose first sheet the mapping reads back, and a sheet that explains its columns. */
export function templateSheets(
  mapping: EnterpriseMapping | HistoryMapping,
  language: Language,
): readonly Sheet[] {
  const uses = columnUses(mapping);
  return [dataSheet(uses, language), guideSheet(uses, language)];
}

function dataSheet(uses: readonly ColumnUse[], language: Language): Sheet {
  const blank = uses.map(() => '');
  return {
    name: WORDS[language].data,
    title: null,
    columns: uses.map(({ column, values }) => ({
      header: column,
      width: 18,
      ...(values.length > 0 ? { choices: values } : {}),
    })),
    rows: Array.from({ length: PREPARED }, () => blank),
  };
}

function guideSheet(uses: readonly ColumnUse[], language: Language): Sheet {
  const words = WORDS[language];
  const widths = [24, 10, 18, 40, 60];
  return {
    name: words.guide,
    title: words.title,
    columns: words.headings.map((header, k) => ({ header, width: widths[k] ?? 20 })),
    rows: uses.map(({ column, required, format, values, notes }) => [
      column,
      required ? words.yes : '',
      format ?? '',
      values.join('\n'),
      notes.join('\n'),
    ]),
  };
}

import { sheetText } from './sheetText.js';

// The fixed parts of a report's workbook (ECMA-376 part 1), in the looks of the other sheets.
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet that is written: its name, and the reference of its last cell. */
export interface WrittenSheet {
  readonly name: string;
  readonly lastColumn: string;
  readonly lastRow: number;
}

/** Rows that are repeated on every page: title, subtitle and header. */
export const HEAD_ROWS = 3;

export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const parts = sheets.map(
    (_, k) => `<Override PartName="/xl/worksheets/sheet${k + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${parts.join('')}</Types>`;
}

export const packageRelations = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbookRelations(sheets: readonly WrittenSheet[]): string {
  const parts = sheets.map(
    (_, k) =>
      `<Relationship Id="rId${k + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${k + 1}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

/** Sheets with their print area, the rows repeated on every page, and what the filter covers. */
export function workbook(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, k) => `<sheet name="${quoted(name)}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, lastColumn, lastRow }, k) => {
    const sheet = `'${quoted(name)}'`;
    const defined = (word: string, range: string, more = ''): string =>
      `<definedName name="_xlnm.${word}" localSheetId="${k}"${more}>${sheet}!${range}</definedName>`;
    return [
      defined('_FilterDatabase', `$A$${HEAD_ROWS}:$${lastColumn}$${lastRow}`, ' hidden="1"'),
      defined('Print_Area', `$A$1:$${lastColumn}$${lastRow}`),
      defined('Print_Titles', `$1:$${HEAD_ROWS}`),
    ];
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

const quoted = (name: string): string => sheetText(name).replaceAll('"', '&quot;');

/** Cell formats by their place in `cellXfs`. */
export const STYLE = { title: 1, subtitle: 2, header: 3, text: 4, number: 5 } as const;

const edge = (side: string): string => `<${side} style="thin"><color rgb="FFA6A6A6"/></${side}>`;
const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="等线"/><family val="2"/></font>`;
const align = (horizontal: string, wrap: boolean): string =>
  `<alignment ${horizontal === '' ? '' : `horizontal="${horizontal}" `}vertical="center"${wrap ? ' wrapText="1"' : ''}/>`;
const format = (ids: string, alignment: string): string =>
  `<xf ${ids} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;

export const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${font(11, false)}${font(16, true)}${font(11, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF5"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${format('numFmtId="49" fontId="1" fillId="0" borderId="0"', align('center', false))}${format('numFmtId="49" fontId="0" fillId="0" borderId="0"', align('left', false))}${format('numFmtId="49" fontId="2" fillId="2" borderId="1"', align('center', true))}${format('numFmtId="49" fontId="0" fillId="0" borderId="1"', align('', true))}${format('numFmtId="0" fontId="0" fillId="0" borderId="1"', align('', false))}</cellXfs></styleSheet>`;

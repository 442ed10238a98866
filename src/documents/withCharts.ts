import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { chartPart, type ColumnChart } from './chartPart.js';

/** Text of the paragraph in whose place a chart comes. */
export const chartPlace = (at: number): string => `[[chart ${String(at)}]]`;

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const CHART_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart';
const PARAGRAPH_END = '</w:p>';
const CHART_URI = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
/** Width and height of a chart in English metric units: the text's width, and 7 cm. */
const SIZE = { cx: 5_730_000, cy: 2_520_000 };

/** The document with charts in place of the paragraphs that name them; they are drawn by whoever opens it. */
export function withCharts(bytes: Uint8Array, charts: readonly ColumnChart[]): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (text: string) => string): void => {
    const part = parts[name];
    if (part === undefined) throw new Error(`the document has no part ${name}`);
    parts[name] = strToU8(change(strFromU8(part)));
  };
  charts.forEach((chart, at) => {
    const [file, id] = [`charts/chart${String(at + 1)}.xml`, `rIdChart${String(at + 1)}`];
    parts[`word/${file}`] = strToU8(chartPart(chart));
    edit(DOCUMENT, (text) => placed(text, at, id));
    edit(RELATIONS, (text) =>
      text.replace(
        '</Relationships>',
        `<Relationship Id="${id}" Type="${CHART_RELATION}" Target="${file}"/></Relationships>`,
      ),
    );
    edit(TYPES, (text) =>
      text.replace('</Types>', `<Override PartName="/word/${file}" ContentType="${CHART_TYPE}"/></Types>`),
    );
  });
  return zipSync(parts);
}

/** The whole paragraph makes way: the line height of text would cut a chart off. */
function placed(text: string, at: number, id: string): string {
  const place = text.indexOf(chartPlace(at));
  const [start, end] = [text.lastIndexOf('<w:p>', place), text.indexOf(PARAGRAPH_END, place)];
  if (place < 0 || start < 0 || end < 0) throw new Error(`the document has no place for chart ${String(at)}`);
  const paragraph = `<w:p><w:pPr><w:spacing w:before="60" w:after="120"/><w:jc w:val="center"/></w:pPr><w:r>${drawing(at, id)}</w:r>`;
  return `${text.slice(0, start)}${paragraph}${text.slice(end)}`;
}

const drawing = (at: number, id: string): string =>
  `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${String(SIZE.cx)}" cy="${String(SIZE.cy)}"/><wp:docPr id="${String(1000 + at)}" name="chart ${String(at + 1)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="${CHART_URI}"><c:chart xmlns:c="${CHART_URI}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;

/** One series of a column chart. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ColumnChart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

const COLOURS = ['8C8C8C', '0958D9', '237804', 'AD6800'];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Text of a chart, small and in the document's faces. */
const FONT = '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋"/><a:cs typeface="Times New Roman"/>';
const textStyle = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${String(size)}">${FONT}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`;

/** A clustered column chart as a part of an office document (ECMA-376 part 1, §21.2), its values inside. */
export function chartPart({ title, categories, series }: ColumnChart): string {
  const runs = `<a:r><a:rPr sz="1200" b="1">${FONT}</a:rPr><a:t>${escaped(title)}</a:t></a:r>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>${runs}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series
    .map((each, at) => seriesPart(each, at, categories))
    .join(
      '',
    )}<c:gapWidth val="80"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${AXES}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textStyle(900)}</c:legend><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
}

function seriesPart({ name, values }: ChartSeries, at: number, categories: readonly string[]): string {
  const points = categories
    .map((text, i) => `<c:pt idx="${String(i)}"><c:v>${escaped(text)}</c:v></c:pt>`)
    .join('');
  const numbers = values
    .map((value, i) => `<c:pt idx="${String(i)}"><c:v>${String(value)}</c:v></c:pt>`)
    .join('');
  const [order, colour] = [String(at), COLOURS[at % COLOURS.length] ?? '000000'];
  const count = String(categories.length);
  return `<c:ser><c:idx val="${order}"/><c:order val="${order}"/><c:tx><c:strRef><c:f>n</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:cat><c:strRef><c:f>c</c:f><c:strCache><c:ptCount val="${count}"/>${points}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>v</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${count}"/>${numbers}</c:numCache></c:numRef></c:val></c:ser>`;
}

const GRID =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
const AXES = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textStyle(900)}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>${GRID}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textStyle(900)}<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>`;

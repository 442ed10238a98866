import type { OrderName } from '../../core/scoring/backtest/orders.js';
import { backtestWords, type BacktestWords } from '../../messages/backtestWords.js';
import type { Language } from '../../messages/texts.js';
import type { BacktestResult } from './runBacktest.js';
import { percent, percentInterval, signed, signedInterval } from './numbers.js';

const PLOT = { left: 70, top: 70, width: 430, height: 340 } as const;
const SIZE = { width: 860, height: 480 } as const;

/** Lines differ in dash and label as well as in colour. */
const LINES: readonly { readonly order: OrderName; readonly colour: string; readonly dash: string }[] = [
  { order: 'oracle', colour: '#595959', dash: '2 3' },
  { order: 'score', colour: '#0958d9', dash: '' },
  { order: 'happened', colour: '#d4380d', dash: '7 4' },
  { order: 'random', colour: '#8c8c8c', dash: '1 4' },
];

/** The lift curve of each order, with the headline figures beside it, as SVG text. */
export function backtestPicture(result: BacktestResult, language: Language): string {
  const words = backtestWords[language];
  const { from, to } = result.period;
  const title = words.title(from, to);
  const about = `${words.visits(result.visits, result.serious)}. ${words.firstHalfShare}: ${percent(result.firstHalfShare)}.`;
  const parts = [
    `<title>${escape(title)}</title><desc>${escape(about)}</desc>`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>`,
    text(PLOT.left, 28, title, 'font-size="18" font-weight="600"'),
    text(PLOT.left, 50, words.visits(result.visits, result.serious), 'fill="#595959"'),
    axes(words),
    ...LINES.map(({ order, colour, dash }) => curve(result, order, colour, dash)),
    halfMark(result),
    legend(words),
    figures(result, words),
  ];
  const box = `viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}"`;
  const font = 'font-family="system-ui, sans-serif" font-size="13" fill="#1f1f1f"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img" ${font}>\n${parts.join('\n')}\n</svg>\n`;
}

const x = (share: number): number => round(PLOT.left + share * PLOT.width);
const y = (share: number): number => round(PLOT.top + (1 - share) * PLOT.height);
const round = (value: number): number => Math.round(value * 10) / 10;

function axes(words: BacktestWords): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const grid = ticks.flatMap((tick) => [
    line(x(tick), y(0), x(tick), y(1), 'stroke="#e8e8e8"'),
    line(x(0), y(tick), x(1), y(tick), 'stroke="#e8e8e8"'),
    text(x(tick), y(0) + 20, percent(tick, 0), 'text-anchor="middle"'),
    text(x(0) - 8, y(tick) + 4, percent(tick, 0), 'text-anchor="end"'),
  ]);
  const middle = PLOT.top + PLOT.height / 2;
  return [
    ...grid,
    text(PLOT.left + PLOT.width / 2, y(0) + 44, words.visitShare, 'text-anchor="middle"'),
    text(18, middle, words.foundShare, `text-anchor="middle" transform="rotate(-90 18 ${middle})"`),
  ].join('\n');
}

function curve(result: BacktestResult, order: OrderName, colour: string, dash: string): string {
  const points = result.lift[order].map(({ visitShare, found }) => `${x(visitShare)},${y(found)}`);
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  const all = [`${x(0)},${y(0)}`, ...points].join(' ');
  return `<polyline points="${all}" fill="none" stroke="${colour}" stroke-width="2"${dashed}/>`;
}

/** The headline share at half of the visits, with its interval as a bar. */
function halfMark({ firstHalfShare, firstHalfShareInterval: [low, high] }: BacktestResult): string {
  return [
    line(x(0.5), y(low), x(0.5), y(high), 'stroke="#0958d9" stroke-width="5" stroke-opacity="0.35"'),
    `<circle cx="${x(0.5)}" cy="${y(firstHalfShare)}" r="4" fill="#0958d9"/>`,
    text(x(0.5) + 10, y(firstHalfShare) + 18, percent(firstHalfShare), 'font-weight="600" fill="#0958d9"'),
  ].join('\n');
}

const SIDE = PLOT.left + PLOT.width + 40;

function legend(words: BacktestWords): string {
  return LINES.map(({ order, colour, dash }, i) => {
    const at = PLOT.top + 14 + i * 22;
    const style = `stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`;
    return line(SIDE, at - 4, SIDE + 36, at - 4, style) + text(SIDE + 46, at, words.order[order]);
  }).join('\n');
}

function figures(result: BacktestResult, words: BacktestWords): string {
  const { aucInterval, firstHalfShareInterval, meanDaysEarlierInterval } = result;
  const rows: readonly (readonly [string, string, string])[] = [
    [words.firstHalfShare, percent(result.firstHalfShare), percentInterval(firstHalfShareInterval)],
    [words.meanDaysEarlier, signed(result.meanDaysEarlier), signedInterval(meanDaysEarlierInterval)],
    [words.auc, result.auc.toFixed(3), aucInterval.map((end) => end.toFixed(3)).join(' – ')],
  ];
  return rows
    .map(([name, value, interval], i) => {
      const at = PLOT.top + 140 + i * 70;
      return [
        text(SIDE, at, name, 'fill="#595959"'),
        text(SIDE, at + 26, value, 'font-size="22" font-weight="600"'),
        text(SIDE + 96, at + 26, `${words.interval} ${interval}`, 'font-size="12" fill="#595959"'),
      ].join('\n');
    })
    .join('\n');
}

const line = (x1: number, y1: number, x2: number, y2: number, style: string): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${style}/>`;

const text = (left: number, top: number, words: string, style = ''): string =>
  `<text x="${left}" y="${top}"${style === '' ? '' : ` ${style}`}>${escape(words)}</text>`;

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

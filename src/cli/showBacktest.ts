import { percent, percentInterval, signed, signedInterval } from '../app/backtest/numbers.js';
import type { BacktestResult } from '../app/backtest/runBacktest.js';
import type { Figures, FiguresWithIntervals } from '../core/scoring/backtest/figures.js';
import type { Parted } from '../core/scoring/backtest/parts.js';
import { backtestWords, type BacktestWords } from '../messages/backtestWords.js';
import type { Output } from './output.js';
import { alignedLines } from './table.js';

const MOST_PARTS = 12;
const SHOWN_SHARES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8];

/** A backtest for the person at the terminal. */
export function showBacktest(output: Output, result: BacktestResult): void {
  const words = backtestWords[output.language];
  const { period, frozenList } = result;
  output.say(words.title(period.from, period.to));
  output.say(words.visits(result.visits, result.serious));
  output.say(words.happenedAt);
  const tables = [
    figureRows(result, words),
    [[words.frozen(frozenList.asOf)], ...figureRows(frozenList, words)],
    orderRows(result, words),
    liftRows(result, words),
    tierRows(result, words),
    partRows(result.byDistrict, words.district, words),
    partRows(result.byCategory, words.category, words),
    partRows(result.byHazardClass, words.hazardClass, words),
  ];
  for (const rows of tables) {
    output.say('');
    for (const line of alignedLines(rows)) output.say(`  ${line}`);
  }
}

/** The headline figures with their intervals. */
export function figureRows(figures: FiguresWithIntervals, words: BacktestWords): string[][] {
  const auc = figures.aucInterval.map((end) => end.toFixed(3)).join(' – ');
  const share = percentInterval(figures.firstHalfShareInterval);
  return [
    [words.firstHalfShare, percent(figures.firstHalfShare), `[${share}]`],
    [
      words.meanDaysEarlier,
      signed(figures.meanDaysEarlier),
      `[${signedInterval(figures.meanDaysEarlierInterval)}]`,
    ],
    [words.auc, figures.auc.toFixed(3), `[${auc}]`],
  ];
}

function orderRows({ orders }: BacktestResult, words: BacktestWords): string[][] {
  const row = (name: string, figures: Figures): string[] => [
    name,
    percent(figures.firstHalfShare),
    signed(figures.meanDaysEarlier),
    figures.auc.toFixed(3),
  ];
  return [
    ['', words.firstHalfShare, words.meanDaysEarlier, words.auc],
    row(words.order.score, orders.score),
    row(words.order.happened, orders.happened),
    row(words.order.random, orders.random),
    row(words.order.oracle, orders.oracle),
  ];
}

function liftRows({ lift, atCapacity }: BacktestResult, words: BacktestWords): string[][] {
  const shown = lift.score.filter((_, i) => SHOWN_SHARES.includes((i + 1) / 20));
  const points = atCapacity === null ? shown : [...shown, atCapacity].sort((a, b) => a.visits - b.visits);
  return [
    [words.firstVisits, words.visitShare, words.foundShare, words.precision, words.lift],
    ...points.map(({ visits, visitShare, found, precision, lift: times }) => [
      String(visits),
      percent(visitShare, 0),
      percent(found),
      percent(precision),
      `${times.toFixed(2)} ×`,
    ]),
  ];
}

function tierRows({ tiers }: BacktestResult, words: BacktestWords): string[][] {
  return [
    [words.tier, words.tierVisits, words.serious, words.rate, words.interval],
    ...tiers.map(({ tier, visits, serious, rate, rateInterval }) => [
      tier,
      String(visits),
      String(serious),
      percent(rate),
      percentInterval(rateInterval),
    ]),
  ];
}

function partRows({ parts, aucWithin }: Parted, name: string, words: BacktestWords): string[][] {
  const within = aucWithin === null ? [] : [[words.within(name, aucWithin.toFixed(3))]];
  return [
    [name, words.tierVisits, words.serious, words.early, words.earlyHappened, words.found, words.auc],
    ...parts
      .slice(0, MOST_PARTS)
      .map((part) => [
        part.name ?? words.unnamed,
        String(part.visits),
        String(part.serious),
        percent(part.earlyShare, 0),
        percent(part.earlyShareHappened, 0),
        percent(part.foundShare, 0),
        part.auc === null ? '–' : part.auc.toFixed(2),
      ]),
    ...(parts.length > MOST_PARTS ? [['…']] : []),
    ...within,
  ];
}

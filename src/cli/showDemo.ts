import type { DemoResult } from '../app/demo/runDemo.js';
import type { ListLine } from '../app/month/monthList.js';
import type { Output } from './output.js';
import { showMonth } from './showMonth.js';

const SHOWN = 5;

/** The demonstration's result for the person at the terminal: figures and the first lines of the list. */
export function showDemo(output: Output, { list, made }: DemoResult): void {
  const zh = output.language === 'zh';
  output.say(list.title[output.language]);
  if (!made)
    output.say(zh ? '  （本月名单已有，未作改动）' : '  (the list was there already; nothing was changed)');
  showMonth(output, list.summary);
  output.say(zh ? `\n名单前 ${String(SHOWN)} 户：` : `\nFirst ${String(SHOWN)} of the list:`);
  for (const line of list.lines.slice(0, SHOWN)) output.say(`  ${lineText(line, zh)}`);
  output.say('');
}

function lineText({ date, name, tier, score, ground, lead, members }: ListLine, zh: boolean): string {
  const random = ground === 'random';
  const how = zh ? (random ? '随机' : '必查') : random ? 'random' : 'certainty';
  return [date, name, `${tier} ${String(score)}`, how, `${lead}, ${members}`].join(' · ');
}

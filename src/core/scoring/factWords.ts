import type { FactValue } from './assessment.js';
import { factCatalogue } from './facts/catalogue.js';

type Language = 'zh' | 'en';

/** The value of a fact in words: thousandths as a decimal, truth values as yes and no. */
export function describeFactValue(fact: string, value: FactValue, language: Language): string {
  if (typeof value === 'number' && factCatalogue.get(fact)?.unit === 'thousandths') return decimal(value);
  if (typeof value !== 'boolean') return String(value);
  if (language === 'zh') return value ? '是' : '否';
  return value ? 'yes' : 'no';
}

/** 1500 thousandths read "1.5". */
function decimal(value: number): string {
  const [whole, rest] = [Math.trunc(value / 1000), Math.abs(value % 1000)];
  const decimals = String(rest).padStart(3, '0').replace(/0+$/, '');
  const sign = value < 0 && whole === 0 ? '-' : '';
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

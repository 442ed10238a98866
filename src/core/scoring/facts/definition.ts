import type { FactValue } from '../assessment.js';
import type { Evidence, Known } from './known.js';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type FactType = 'integer' | 'text' | 'boolean';

/** What an integer counts; text and truth values have none. */
export type FactUnit = 'count' | 'days' | 'thousandths' | 'class' | null;

/** One entry of the fact catalogue. */
export interface FactDefinition {
  readonly name: string;
  readonly type: FactType;
  readonly unit: FactUnit;
  readonly text: Bilingual;
  /** The value on the day, or undefined when it is unknown. */
  readonly derive: (known: Known) => FactValue | undefined;
  /** The records that the value rests on. */
  readonly evidence: (known: Known) => readonly Evidence[];
}

interface Meaning<V> {
  readonly name: string;
  readonly unit?: FactUnit;
  readonly zh: string;
  readonly en: string;
  readonly value: (known: Known) => V | undefined;
  readonly evidence: (known: Known) => readonly Evidence[];
}

export const integerFact = (meaning: Meaning<number>): FactDefinition => define('integer', meaning);
export const textFact = (meaning: Meaning<string>): FactDefinition => define('text', meaning);
export const booleanFact = (meaning: Meaning<boolean>): FactDefinition => define('boolean', meaning);

function define<V extends FactValue>(type: FactType, meaning: Meaning<V>): FactDefinition {
  const { name, zh, en, value, evidence } = meaning;
  const unit = meaning.unit ?? (type === 'integer' ? 'count' : null);
  return { name, type, unit, text: { zh, en }, derive: value, evidence };
}

/** A fact that counts chosen items: its evidence is those items. */
export function countFact(
  name: string,
  zh: string,
  en: string,
  choose: (known: Known) => readonly Evidence[],
): FactDefinition {
  return integerFact({ name, zh, en, value: (known) => choose(known).length, evidence: choose });
}

/** Days since the latest of the chosen events; unknown when there was none. */
export function daysSinceFact(
  name: string,
  zh: string,
  en: string,
  choose: (known: Known) => readonly (Evidence & { readonly age: number })[],
): FactDefinition {
  const latest = (known: Known) => choose(known).slice(-1);
  return integerFact({
    name,
    unit: 'days',
    zh,
    en,
    value: (known) => latest(known)[0]?.age,
    evidence: latest,
  });
}

import { at } from '../../kernel/problem.js';
import type { ScoringProblem, ScoringReasons } from '../reasons.js';

/** Gathers every fault of a rule set, so that an author sees all of them at once. */
export interface Faults {
  readonly found: readonly ScoringProblem[];
  add<C extends keyof ScoringReasons>(pointer: string, code: C, params: ScoringReasons[C]): void;
  /** Takes over a fault of another reader, below a pointer. */
  take(pointer: string, problem: ScoringProblem): void;
}

export function newFaults(): Faults {
  const found: ScoringProblem[] = [];
  return {
    found,
    add: (pointer, code, params) => {
      found.push({ code, params, place: { field: pointer } } as ScoringProblem);
    },
    take: (pointer, problem) => {
      found.push(at({ ...problem, place: { field: pointer + (problem.place?.field ?? '') } }, {}));
    },
  };
}

/** A JSON pointer (RFC 6901) to a member. */
export function below(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Shows a wrong value in a message, cut short. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

import { canonical, type Json } from '../../kernel/canonical.js';
import { compareText } from '../../kernel/text.js';
import type { RuleSet } from '../ruleSet.js';

/** One difference of two versions; the pointer speaks of rules by id, as in "/rules/fire-risk/points/points". */
export interface RuleSetChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly pointer: string;
  readonly before: Json | null;
  readonly after: Json | null;
}

/** Differences of two versions of a rule set, ascending by pointer; the order of rules means nothing. */
export function diffRuleSets(before: RuleSet, after: RuleSet): readonly RuleSetChange[] {
  return compare(byName(before), byName(after), '').sort((a, b) => compareText(a.pointer, b.pointer));
}

/** Lists whose members have names become objects, so that a moved member is no change. */
function byName(ruleSet: RuleSet): Json {
  const named = <T>(items: readonly T[], name: (item: T) => string): Json =>
    Object.fromEntries(items.map((item) => [name(item), item])) as Json;
  return {
    ...(ruleSet as unknown as Record<string, Json>),
    rules: named(ruleSet.rules, ({ id }) => id),
    caps: named(ruleSet.caps, ({ group }) => group),
    cases: named(ruleSet.cases, ({ name }) => name),
    tiers: { kind: ruleSet.tiers.kind, tiers: named([...ruleSet.tiers.tiers], ({ tier }) => tier) },
  };
}

function compare(before: Json, after: Json, pointer: string): RuleSetChange[] {
  if (canonical(before) === canonical(after)) return [];
  const [a, b] = [members(before), members(after)];
  if (a === null || b === null) return [{ kind: 'changed', pointer, before, after }];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
    const inner = `${pointer}/${key}`;
    const [x, y] = [a[key], b[key]];
    if (x === undefined) return [{ kind: 'added', pointer: inner, before: null, after: y ?? null }];
    if (y === undefined) return [{ kind: 'removed', pointer: inner, before: x, after: null }];
    return compare(x, y, inner);
  });
}

const members = (value: Json): Readonly<Record<string, Json>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : null;

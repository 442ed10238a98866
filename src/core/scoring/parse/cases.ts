import { parseDay } from '../../kernel/date.js';
import type { RuleCase } from '../ruleSet.js';
import type { ConditionContext } from './conditions.js';
import { checkFactName } from './factNames.js';
import { below } from './faults.js';

const TYPES = { number: 'integer', string: 'text', boolean: 'boolean' } as const;

/** Test cases speak of facts, rules and tiers that exist. */
export function checkCases({ ruleSet, faults }: ConditionContext): void {
  const rules = new Set(ruleSet.rules.map(({ id }) => id));
  const known = ruleSet.tiers.tiers.map(({ tier }) => tier);
  ruleSet.cases.forEach((each, index) => {
    const pointer = `/cases/${index}`;
    const { asOf, expect } = each;
    const parsed = parseDay(asOf);
    if (!parsed.ok) faults.take(`${pointer}/asOf`, parsed.error);
    checkFacts(each, `${pointer}/facts`, faults);
    expect.fired.forEach((rule, position) => {
      if (!rules.has(rule))
        faults.add(`${pointer}/expect/fired/${position}`, 'scoring.unknown-rule', { rule });
    });
    if (expect.tier !== undefined && !known.includes(expect.tier)) {
      faults.add(`${pointer}/expect/tier`, 'scoring.unknown-tier', { tier: expect.tier, known });
    }
  });
}

function checkFacts({ facts }: RuleCase, pointer: string, faults: ConditionContext['faults']): void {
  for (const [fact, value] of Object.entries(facts)) {
    const place = below(pointer, fact);
    const expected = checkFactName(fact, place, faults)?.type;
    const found = TYPES[typeof value as keyof typeof TYPES];
    if (expected !== undefined && found !== expected) {
      faults.add(place, 'scoring.wrong-type', { fact, expected, found });
    }
  }
}

/** What a review of a usable rule set may point out. */
export interface AdviceReasons {
  'advice.never-fires': { rule: string };
  'advice.always-fires': { rule: string };
  'advice.empty-any': { rule: string };
  'advice.contradiction-points': { rule: string; other: string };
  'advice.contradiction-tiers': { rule: string; other: string };
  'advice.trigger-shut-out': { rule: string; other: string };
  'advice.unused-parameter': { parameter: string };
  'advice.unused-condition': { condition: string };
  'advice.no-case': { rule: string };
}

import type { Explanation, Reason } from '../app/scoring/explainEnterprise.js';
import type { Assessed } from '../app/scoring/population.js';
import type { RuleSet } from '../core/scoring/ruleSet.js';
import type { Output } from './output.js';

/** Records named after a value; the rest is counted. */
const SHOWN_RECORDS = 5;

export function showScores(
  output: Output,
  { tiers }: RuleSet,
  scored: readonly Assessed[],
  top: readonly Assessed[],
): void {
  const zh = output.language === 'zh';
  for (const { enterprise, assessment } of top) {
    const { score, tier, certainty, excluded } = assessment;
    const fate = certainty?.ground ?? excluded ?? '';
    output.say(`  ${tier}  ${String(score).padStart(4)}  ${enterprise.id}  ${enterprise.name}  ${fate}`);
  }
  for (const { tier } of tiers.tiers) {
    const count = scored.filter(({ assessment }) => assessment.tier === tier).length;
    output.say(zh ? `${tier} 级 ${count} 户` : `tier ${tier}: ${count}`);
  }
}

export function showExplanation(output: Output, explanation: Explanation): void {
  const zh = output.language === 'zh';
  const { id, name, asOf, score, tier, certainty, excluded } = explanation;
  output.say(zh ? `${name}（${id}），截至 ${asOf}` : `${name} (${id}), as of ${asOf}`);
  output.say(zh ? `风险分 ${score}，等级 ${tier}` : `score ${score}, tier ${tier}`);
  if (certainty !== null) output.say(zh ? `必查：${certainty.ground}` : `certainty: ${certainty.ground}`);
  if (excluded !== null) output.say(zh ? `不列入：${excluded}` : `left out: ${excluded}`);
  for (const reason of explanation.reasons) showReason(output, reason);
  showChanges(output, explanation.wouldChangeTier);
}

function showReason(output: Output, { text, values }: Reason): void {
  output.say(`  • ${text}`);
  const records = [...new Set(values.flatMap(({ evidence }) => evidence.map(({ id }) => id)))];
  if (records.length === 0) return;
  const shown = records.slice(0, SHOWN_RECORDS).join(', ');
  const rest = records.length > SHOWN_RECORDS ? ` … (${records.length})` : '';
  output.say(`      ${output.language === 'zh' ? '记录' : 'records'}: ${shown}${rest}`);
}

function showChanges(output: Output, changes: Explanation['wouldChangeTier']): void {
  const zh = output.language === 'zh';
  if (changes.length > 0) output.say(zh ? '什么会改变等级：' : 'what would change the tier:');
  for (const { text } of changes) output.say(`  → ${text}`);
}

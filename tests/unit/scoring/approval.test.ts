import { describe, expect, test } from 'vitest';
import { approve, approvalFault, unfitFor } from '../../../src/core/scoring/approval.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { commitMonth } from '../../../src/app/protocol/commitMonth.js';
import { committedSecrets } from '../../../src/core/replay/commit.js';
import type { RuleSet } from '../../../src/core/scoring/ruleSet.js';
import { smallInput, must } from '../../fixtures/smallBundle.js';
import { ruleJson, ruleSetJson, sound } from './builders.js';

const draft = sound(ruleSetJson({ author: 'Wang', effective: { from: '2014-01-01', to: '2014-09-30' } }));
const given = { approver: 'Li', day: '2014-01-02' };
const month = { from: '2014-09-01', to: '2014-09-30' };

describe('an approval', () => {
  test('is of the content: whatever is edited afterwards shows, the editor hint and the approval itself aside', () => {
    const approved = must(approve(nodeHash, draft, given));
    expect(approvalFault(nodeHash, approved)).toBeNull();
    expect(approvalFault(nodeHash, { ...approved, $schema: './elsewhere.json' })).toBeNull();
    const edits: readonly Partial<RuleSet>[] = [
      { version: 2 },
      { effective: { from: '2014-01-01', to: null } },
      { author: 'Zhao' },
      { rules: sound(ruleSetJson({ rules: [ruleJson('r1'), ruleJson('r2')] })).rules },
      { cases: [{ name: 'c', asOf: '2014-01-01', facts: {}, expect: { fired: [] } }] },
    ];
    for (const edit of edits) {
      expect(approvalFault(nodeHash, { ...approved, ...edit })?.code).toBe('scoring.approval-does-not-fit');
    }
  });

  test.each(['Wang', ' wang ', 'WANG'])('is refused to its author, also as "%s"', (approver) => {
    expect(approve(nodeHash, draft, { ...given, approver })).toMatchObject({
      ok: false,
      error: { code: 'scoring.self-approved' },
    });
  });

  test('makes a rule set fit for the days on which it is in effect, and no others', () => {
    const approved = must(approve(nodeHash, draft, given));
    expect(unfitFor(nodeHash, approved, month)).toBeNull();
    expect(unfitFor(nodeHash, draft, month)?.code).toBe('scoring.not-approved');
    expect(unfitFor(nodeHash, { ...approved, version: 2 }, month)?.code).toBe(
      'scoring.approval-does-not-fit',
    );
    const later = unfitFor(nodeHash, approved, { from: '2014-10-01', to: '2014-10-31' });
    expect(later?.code).toBe('scoring.not-effective');
  });
});

describe('a commitment', () => {
  const commitWith = async (change: (rules: RuleSet) => RuleSet, kind: 'production' | 'rehearsal') => {
    const { secrets, ...known } = await smallInput();
    return commitMonth(nodeHash, {
      ...known,
      plan: { ...known.plan, kind },
      rules: change(known.rules),
      frameSecret: secrets.frameSecret,
      holders: committedSecrets(nodeHash, secrets),
      round: null,
    });
  };
  const asDraft = (rules: RuleSet): RuleSet => ({ ...rules, approval: null });

  test('to a production draw needs an approved rule set; a rehearsal does not', async () => {
    expect(await commitWith((rules) => rules, 'production')).toMatchObject({ ok: true });
    const refused = { ok: false, error: { code: 'scoring.not-approved' } };
    expect(await commitWith(asDraft, 'production')).toMatchObject(refused);
    expect(await commitWith(asDraft, 'rehearsal')).toMatchObject({ ok: true });
  });

  test('refuses a rule set that was edited after its approval', async () => {
    const edited = (rules: RuleSet): RuleSet => ({ ...rules, version: rules.version + 1 });
    const refused = { ok: false, error: { code: 'scoring.approval-does-not-fit' } };
    expect(await commitWith(edited, 'production')).toMatchObject(refused);
  });
});

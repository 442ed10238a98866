import type { Problem } from '../../core/kernel/problem.js';
import { err, ok, type Result } from '../../core/kernel/result.js';
import type { BundleContent } from '../../core/replay/bundle.js';
import { verifyBundle } from '../../core/replay/verify.js';
import { writeBundle } from '../../core/replay/writeBundle.js';
import type { Act } from '../ports/act.js';
import type { AppendLog, PlannedCampaign } from '../ports/campaignBook.js';
import { appendToLog, bundledHistory, type Appended } from '../protocol/publicLog.js';
import { compileRules } from '../../core/replay/compileRules.js';
import { instantOf, sealPurpose, type CampaignContext } from './context.js';

/**
 * T2 of a closed campaign: the sealed bundle with the log is performed again, and only a bundle that agrees is
 * published. From then on everybody may read it.
 */
export async function openCampaign(
  context: CampaignContext,
  campaign: PlannedCampaign,
  act: Act,
): Promise<Result<PlannedCampaign, Problem>> {
  const sealed = await unsealBundle(context, campaign);
  if (!sealed.ok) return sealed;
  const { hash, store, packZip, unpackZip, logSigner } = context;
  const { commitment, opening } = sealed.value;
  const entry: Appended = {
    kind: 'opening',
    record: opening,
    published: true,
    at: instantOf(act.at),
  };
  const before = await store.readLog();
  const audit = await store.auditHead();
  const log = appendToLog(hash, before, commitment, entry, { ...logSigner, audit });
  if (!log.ok) return log;
  const history = { ...bundledHistory(hash, log.value, sealed.value, []), visited: [] };
  const bytes = packZip(writeBundle(hash, { ...sealed.value, history }));
  const source = unpackZip(bytes);
  if (!source.ok) return source;
  const fault = verifyBundle(hash, source.value, compileRules).steps.flatMap(({ problems }) => problems)[0];
  if (fault !== undefined) return err(fault);
  const append: AppendLog = ({ entries }) =>
    entries.length === before.entries.length ? log : err(changedMeanwhile(campaign.id));
  return store.keepOpening(campaign.id, bytes, append, act);
}

/** The bundle holds the log up to its own opening: an entry of somebody else in between makes it another bundle. */
const changedMeanwhile = (id: string): Problem => ({
  code: 'store.changed-meanwhile',
  params: { kind: 'log', id },
});

async function unsealBundle(
  { hash, store, security, unpackZip }: CampaignContext,
  { id, sequence, state }: PlannedCampaign,
): Promise<Result<BundleContent, Problem>> {
  if (state !== 'closed') {
    return err({
      code: 'store.step-refused',
      params: { campaign: id, from: 'closed', to: 'opened', found: state },
    });
  }
  const sealed = await store.readSealed(id, sequence, 'sealed');
  const plain = sealed === null ? null : security.unseal(sealPurpose(id, sequence, 'sealed'), sealed);
  if (plain === null) return err({ code: 'campaign.unsealable', params: { campaign: id } });
  const source = unpackZip(plain);
  if (!source.ok) return source;
  const { content, steps } = verifyBundle(hash, source.value, compileRules);
  if (content !== null) return ok(content);
  const [fault] = steps.flatMap(({ problems }) => problems);
  return err(fault ?? { code: 'campaign.unsealable', params: { campaign: id } });
}

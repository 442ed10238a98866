import { describe, expect, it } from 'vitest';
import { cosign } from '../../../src/core/audit/cosignature.js';
import { compareHeads, signHead, verifyLog } from '../../../src/core/audit/log.js';
import { checkRecord, type LogEntry } from '../../../src/core/audit/logEntry.js';
import { LogProof, proveEntry, verifyLogged } from '../../../src/core/audit/logProof.js';
import { formatNote, parseNote } from '../../../src/core/audit/note.js';
import { KEY_TYPES, type NoteKey } from '../../../src/core/audit/noteKey.js';
import type { TrustPolicy } from '../../../src/core/audit/trust.js';
import { recordHash } from '../../../src/core/kernel/hash.js';
import { readRecord } from '../../../src/core/kernel/schema.js';
import { nodeSigner, nodeVerifier } from '../../../src/crypto/nodeEd25519.js';
import { nodeHash as hash } from '../../../src/crypto/nodeHash.js';
import { value } from './bytes.js';

const ORIGIN = 'inspect.example/log';
const logSigner = nodeSigner(new Uint8Array(32).fill(1));
const witnessSigners = [2, 3, 4].map((byte) => nodeSigner(new Uint8Array(32).fill(byte)));
const witnesses = witnessSigners.map(({ publicKey }, i): NoteKey => ({
  name: `w${i}`,
  type: KEY_TYPES.cosignature,
  publicKey,
}));
const log: NoteKey = { name: ORIGIN, type: KEY_TYPES.ed25519, publicKey: logSigner.publicKey };
const policy: TrustPolicy = { log, witnesses, quorum: 0 };

const record = { format: 'evenhand/void/v1', campaign: 'food/2026-03', sequence: 1 };
const entries = Array.from({ length: 6 }, (_, i): LogEntry => ({
  format: 'evenhand/log-entry/v1',
  kind: 'incident',
  campaign: 'food/2026-03',
  sequence: i + 1,
  record: recordHash(hash, { ...record, sequence: i + 1 }),
  at: `2026-03-0${i + 1}T08:00:00Z`,
}));
const head = signHead(hash, entries, ORIGIN, logSigner);
const verify = (list: readonly LogEntry[], note = head, trust = policy) =>
  verifyLog(hash, nodeVerifier, trust, list, note);

/** The head with cosignatures of the first witnesses, at second 100, 200, … */
function witnessed(count: number): string {
  let note = value(parseNote(head));
  witnessSigners.slice(0, count).forEach((signer, i) => {
    note = cosign(hash, note, `w${i}`, (i + 1) * 100, signer);
  });
  return formatNote(note);
}

describe('a published log', () => {
  it('matches its signed head, also when later entries follow', () => {
    expect(verify(entries)).toMatchObject({ ok: true, value: { checkpoint: { size: 6 }, seenAt: null } });
    const earlier = signHead(hash, entries.slice(0, 4), ORIGIN, logSigner);
    expect(verify(entries, earlier)).toMatchObject({ ok: true, value: { checkpoint: { size: 4 } } });
  });

  it('shows an entry that was removed, changed, or put into another order', () => {
    expect(verify(entries.slice(1))).toMatchObject({ error: { code: 'audit.log-shrank' } });
    const changed = entries.with(2, { ...(entries[2] as LogEntry), at: '2026-03-03T08:00:01Z' });
    expect(verify(changed)).toMatchObject({ error: { code: 'audit.log-rewritten' } });
    expect(verify(entries.toReversed())).toMatchObject({ error: { code: 'audit.log-rewritten' } });
  });

  it('is believed only under its own name and key', () => {
    const foreign = { ...policy, log: { ...log, publicKey: witnessSigners[0]?.publicKey ?? log.publicKey } };
    expect(verify(entries, head, foreign)).toMatchObject({ error: { code: 'audit.not-signed' } });
    const elsewhere = signHead(hash, entries, ORIGIN, logSigner).replaceAll(ORIGIN, 'inspect.example/lag');
    expect(verify(entries, elsewhere)).toMatchObject({ error: { code: 'audit.not-signed' } });
  });

  it('is dated by its witnesses once as many as the quorum have seen it', () => {
    const two = { ...policy, quorum: 2 };
    expect(verify(entries, witnessed(1), two)).toMatchObject({
      error: { code: 'audit.too-few-witnesses', params: { needed: 2, found: 1 } },
    });
    expect(verify(entries, witnessed(3), two)).toMatchObject({ ok: true, value: { seenAt: 200 } });
  });

  it('is caught showing two people different records', () => {
    const other = signHead(hash, entries.toReversed(), ORIGIN, logSigner);
    const [one, two] = [value(verify(entries)), value(verify(entries.toReversed(), other))];
    expect(compareHeads(one, one).ok).toBe(true);
    expect(compareHeads(one, two)).toMatchObject({
      error: { code: 'audit.split-view', params: { size: 6 } },
    });
  });
});

describe('an entry’s proof', () => {
  const proof = proveEntry(hash, entries, 4, head);

  it('verifies alone and fits its JSON Schema', () => {
    expect(readRecord(LogProof, JSON.parse(JSON.stringify(proof))).ok).toBe(true);
    expect(verifyLogged(hash, nodeVerifier, policy, proof)).toMatchObject({ ok: true });
  });

  it('does not prove another entry, another place, or a record with other words', () => {
    const other = { ...proof, entry: entries[3] as LogEntry };
    expect(verifyLogged(hash, nodeVerifier, policy, other)).toMatchObject({
      error: { code: 'audit.not-in-tree' },
    });
    const moved = { ...proof, index: 3 };
    expect(verifyLogged(hash, nodeVerifier, policy, moved)).toMatchObject({ ok: false });
    expect(checkRecord(hash, proof.entry, { ...record, sequence: 5 }).ok).toBe(true);
    expect(checkRecord(hash, proof.entry, { ...record, sequence: 5, ground: 'other' })).toMatchObject({
      error: { code: 'audit.record-altered', params: { logged: proof.entry.record } },
    });
  });
});

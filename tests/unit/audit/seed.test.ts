import { describe, expect, it } from 'vitest';
import { roundTime } from '../../../src/core/audit/beaconChain.js';
import { checkDice } from '../../../src/core/audit/dice.js';
import { checkSecrets, commitSecret } from '../../../src/core/audit/secrets.js';
import { drawSeed } from '../../../src/core/audit/seed.js';
import { plannedSeed, type Fallback, type SeedPlan } from '../../../src/core/audit/seedPlan.js';
import { checkTiming } from '../../../src/core/audit/timing.js';
import { toHex } from '../../../src/core/kernel/bytes.js';
import { nodeHash as hash } from '../../../src/crypto/nodeHash.js';
import { PUBLISHED_BEACONS } from '../../vectors/drand.js';
import { hex, value } from './bytes.js';

const [{ chain, beacon, randomness }] = PUBLISHED_BEACONS as [(typeof PUBLISHED_BEACONS)[0]];
const commitmentHash = new Uint8Array(32).fill(1);
const DICE = '31415926535897932384';
const supervisor = { holder: 'supervisor', secret: new Uint8Array(32).fill(2) };
const witness = { holder: 'witness', secret: new Uint8Array(40).fill(3) };
const committed = [supervisor, witness].map((secret) => value(commitSecret(hash, secret)));
const refusal = (code: string, params: object) => ({ ok: false, error: { code, params } });

/** Big-endian length and bytes, in hex, written out anew so that the encoding is checked from outside. */
const framed = (text: string) => (text.length / 2).toString(16).padStart(8, '0') + text;
const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

describe('the seed', () => {
  const parts = {
    commitmentHash,
    beacon: hex(randomness),
    dice: DICE,
    secrets: [supervisor.secret, witness.secret],
  };

  it('is SHA-256 over length-prefixed domain, commitment, beacon, dice and secrets', () => {
    const input = [
      ascii('evenhand/draw/v1/seed'),
      '01'.repeat(32),
      randomness,
      ascii(DICE),
      '02'.repeat(32),
      '03'.repeat(40),
    ];
    expect(toHex(drawSeed(hash, parts))).toBe(toHex(hash.sha256(hex(input.map(framed).join('')))));
  });

  it('takes lp("") for what is absent', () => {
    const input = [ascii('evenhand/draw/v1/seed'), '01'.repeat(32), '', ''];
    const bare = { commitmentHash, beacon: null, dice: null, secrets: [] };
    expect(toHex(drawSeed(hash, bare))).toBe(toHex(hash.sha256(hex(input.map(framed).join('')))));
  });

  it('changes with one byte of any part, and with the order of the secrets', () => {
    const variants = [
      parts,
      { ...parts, commitmentHash: commitmentHash.with(31, 0) },
      { ...parts, beacon: parts.beacon.with(0, 0) },
      { ...parts, dice: `${DICE.slice(0, -1)}5` },
      { ...parts, secrets: [supervisor.secret.with(5, 9), witness.secret] },
      { ...parts, secrets: [witness.secret, supervisor.secret] },
    ];
    expect(new Set(variants.map((variant) => toHex(drawSeed(hash, variant)))).size).toBe(variants.length);
  });
});

describe('secrets', () => {
  it('come back in the order of their commitments', () => {
    expect(checkSecrets(hash, committed, [witness, supervisor])).toEqual({
      ok: true,
      value: [supervisor.secret, witness.secret],
    });
  });

  it('are refused by the name of their holder: withheld, altered, short, uncommitted, twice', () => {
    expect(checkSecrets(hash, committed, [supervisor])).toEqual(
      refusal('audit.secret-withheld', { holder: 'witness' }),
    );
    const altered = { ...witness, secret: witness.secret.with(0, 0) };
    expect(checkSecrets(hash, committed, [supervisor, altered])).toMatchObject(
      refusal('audit.secret-mismatch', { holder: 'witness', committed: committed[1]?.sha256 }),
    );
    const short = { ...witness, secret: witness.secret.slice(0, 31) };
    expect(checkSecrets(hash, committed, [supervisor, short])).toMatchObject(
      refusal('audit.secret-too-short', { holder: 'witness', bytes: 31 }),
    );
    const uninvited = { holder: 'operator', secret: supervisor.secret };
    expect(checkSecrets(hash, committed, [supervisor, witness, uninvited])).toEqual(
      refusal('audit.secret-not-committed', { holder: 'operator' }),
    );
    expect(checkSecrets(hash, committed, [supervisor, witness, witness])).toEqual(
      refusal('audit.secret-not-committed', { holder: 'witness' }),
    );
    expect(commitSecret(hash, short)).toMatchObject(refusal('audit.secret-too-short', { holder: 'witness' }));
  });
});

describe('dice', () => {
  it('are at least 20 decimal digits, and more where the plan asks for more', () => {
    expect(checkDice(DICE)).toEqual({ ok: true, value: DICE });
    expect(checkDice(DICE.slice(1))).toEqual(refusal('audit.dice-too-few', { digits: 19, needed: 20 }));
    expect(checkDice(DICE, 21)).toEqual(refusal('audit.dice-too-few', { digits: 20, needed: 21 }));
    expect(checkDice('', 0)).toEqual(refusal('audit.dice-too-few', { digits: 0, needed: 20 }));
    expect(checkDice('1234567890123456789１')).toMatchObject({ error: { code: 'audit.dice-not-digits' } });
  });
});

const plan: SeedPlan = {
  beacon: { chain: chain.hash, round: 1000 },
  dice: null,
  secretCommitments: committed,
};
const due = roundTime(chain, 1000);
const sources = { beacon, dice: null, secrets: [supervisor, witness], drawnAt: due + 60 };
const orVoid: Fallback = { kind: 'void' };
const orDice: Fallback = { kind: 'dice', digits: 20, graceSeconds: 3600 };

describe('a planned seed', () => {
  it('verifies every source and mixes them', () => {
    const parts = {
      commitmentHash,
      beacon: hex(randomness),
      dice: null,
      secrets: [supervisor.secret, witness.secret],
    };
    expect(plannedSeed(hash, commitmentHash, plan, orVoid, sources)).toEqual({
      ok: true,
      value: { seed: drawSeed(hash, parts), usedFallback: false },
    });
  });

  it('refuses a forged beacon, a later round and a chain that is not pinned', () => {
    const forged = { ...beacon, round: 1000, signature: PUBLISHED_BEACONS[1]?.beacon.signature ?? '' };
    expect(plannedSeed(hash, commitmentHash, plan, orVoid, { ...sources, beacon: forged })).toMatchObject({
      error: { code: 'audit.beacon-signature' },
    });
    const later = { ...sources, beacon: { ...beacon, round: 1001 } };
    expect(plannedSeed(hash, commitmentHash, plan, orVoid, later)).toMatchObject({
      error: { code: 'audit.beacon-wrong-round' },
    });
    const own = { ...plan, beacon: { chain: 'ab'.repeat(32), round: 1000 } };
    expect(plannedSeed(hash, commitmentHash, own, orVoid, sources)).toMatchObject({
      error: { code: 'audit.beacon-chain-unknown' },
    });
  });

  it('takes nothing that was not planned, and is not empty', () => {
    const noBeacon = { ...plan, beacon: null };
    expect(plannedSeed(hash, commitmentHash, noBeacon, orVoid, sources)).toMatchObject({
      error: { code: 'audit.beacon-not-planned' },
    });
    expect(plannedSeed(hash, commitmentHash, plan, orVoid, { ...sources, dice: DICE })).toMatchObject({
      error: { code: 'audit.dice-not-planned' },
    });
    const nothing = { beacon: null, dice: null, secretCommitments: [] };
    const none = { ...sources, beacon: null, secrets: [] };
    expect(plannedSeed(hash, commitmentHash, nothing, orVoid, none)).toMatchObject({
      error: { code: 'audit.seed-without-source' },
    });
  });

  it('without its beacon: void, or public dice after the grace time and not before', () => {
    const without = { ...sources, beacon: null, dice: DICE, drawnAt: due + 3600 };
    expect(plannedSeed(hash, commitmentHash, plan, orVoid, without)).toEqual(
      refusal('audit.beacon-missing', { chain: chain.hash, round: 1000 }),
    );
    expect(plannedSeed(hash, commitmentHash, plan, orDice, without)).toMatchObject({
      ok: true,
      value: { usedFallback: true },
    });
    const early = { ...without, drawnAt: due + 3599 };
    expect(plannedSeed(hash, commitmentHash, plan, orDice, early)).toMatchObject({
      error: { code: 'audit.fallback-too-early' },
    });
    const secretsOnly = { ...without, dice: null };
    expect(plannedSeed(hash, commitmentHash, plan, orDice, secretsOnly)).toMatchObject({
      error: { code: 'audit.dice-too-few' },
    });
  });
});

describe('the time rules', () => {
  const times = { committedAt: due - 86_400, drawNotBefore: due, drawnAt: due + 60 };

  it('hold for a round that was in the future at the commitment', () => {
    expect(checkTiming(plan, times)).toEqual({ ok: true, value: true });
  });

  it('refuse a round that was already known, and a draw before its time or its commitment', () => {
    expect(checkTiming(plan, { ...times, committedAt: due })).toEqual(
      refusal('audit.round-already-known', { round: 1000, published: due, committedAt: due }),
    );
    expect(checkTiming(plan, { ...times, drawnAt: due - 1 })).toMatchObject({
      error: { code: 'audit.drawn-too-early' },
    });
    expect(checkTiming(plan, { ...times, committedAt: due + 61 })).toMatchObject({
      error: { code: 'audit.drawn-before-commitment' },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { verifyBeacon, type Beacon } from '../../../src/core/audit/beacon.js';
import {
  computeChainHash,
  firstRoundFrom,
  pinnedChain,
  PINNED_CHAINS,
  roundTime,
  type BeaconChain,
} from '../../../src/core/audit/beaconChain.js';
import { toHex } from '../../../src/core/kernel/bytes.js';
import { nodeHash as hash } from '../../../src/crypto/nodeHash.js';
import { BARE_SIGNATURES, PUBLISHED_BEACONS, PUBLISHED_CHAINS } from '../../vectors/drand.js';
import { value } from './bytes.js';

const [quicknet] = PUBLISHED_BEACONS as [(typeof PUBLISHED_BEACONS)[0]];
const check = (beacon: Beacon, chain: BeaconChain = quicknet.chain, round = beacon.round) =>
  verifyBeacon(hash, chain, round, beacon);

describe('published chains', () => {
  it.each(PUBLISHED_CHAINS)('$name has the hash that drand gives it', (chain) => {
    expect(computeChainHash(hash, chain)).toBe(chain.hash);
  });

  it('are pinned with the published parameters', () => {
    expect(PUBLISHED_CHAINS).toEqual(expect.arrayContaining([...PINNED_CHAINS]));
    expect(value(pinnedChain(quicknet.chain.hash)).name).toBe('quicknet');
    expect(pinnedChain('00'.repeat(32))).toMatchObject({ error: { code: 'audit.beacon-chain-unknown' } });
  });

  it('tell when a round is due: quicknet 1000 at 2023-08-23 15:59:24 UTC', () => {
    const due = Date.UTC(2023, 7, 23, 15, 59, 24) / 1000;
    expect(roundTime(quicknet.chain, 1000)).toBe(due);
    expect(firstRoundFrom(quicknet.chain, due)).toBe(1000);
    expect(firstRoundFrom(quicknet.chain, due - 2)).toBe(1000);
    expect(firstRoundFrom(quicknet.chain, due + 1)).toBe(1001);
    expect(firstRoundFrom(quicknet.chain, 0)).toBe(1);
  });
});

describe.each(PUBLISHED_BEACONS)('$source', ({ chain, beacon, randomness }) => {
  it('verifies and gives the published randomness', () => {
    expect(toHex(value(check(beacon, chain)))).toBe(randomness);
  });

  it('is refused when it is passed off as the next round', () => {
    expect(check({ ...beacon, round: beacon.round + 1 }, chain)).toMatchObject({
      error: { code: 'audit.beacon-signature', params: { round: beacon.round + 1 } },
    });
  });

  it('is refused when one digit of the signature is changed', () => {
    const at = 20;
    const other = beacon.signature[at] === '0' ? '1' : '0';
    const signature = beacon.signature.slice(0, at) + other + beacon.signature.slice(at + 1);
    expect(check({ ...beacon, signature }, chain)).toMatchObject({
      error: { code: 'audit.beacon-signature' },
    });
  });
});

describe.each(BARE_SIGNATURES)('$source', ({ scheme, publicKey, round, signature, randomness }) => {
  const bare = { name: 'test', scheme, publicKey, period: 3, genesisTime: 0, groupHash: '', hash: '' };
  const chain = { ...bare, hash: computeChainHash(hash, bare) };

  it('verifies', () => {
    const computed = toHex(value(check({ round, signature, previousSignature: null }, chain)));
    if (randomness !== null) expect(computed).toBe(randomness);
    expect(computed).toHaveLength(64);
  });

  it('is refused under another round', () => {
    expect(check({ round: round - 1, signature, previousSignature: null }, chain).ok).toBe(false);
  });
});

describe('a beacon that does not fit', () => {
  it('is refused when another round was announced', () => {
    expect(check(quicknet.beacon, quicknet.chain, 999)).toMatchObject({
      error: { code: 'audit.beacon-wrong-round', params: { expected: 999, got: 1000 } },
    });
  });

  it('is refused when the chain’s key or clock was swapped under the same hash', () => {
    const [, , walkthrough] = PUBLISHED_CHAINS;
    const swapped = { ...quicknet.chain, publicKey: walkthrough?.publicKey ?? '' };
    expect(check(quicknet.beacon, swapped)).toMatchObject({ error: { code: 'audit.beacon-chain-altered' } });
    const slower = { ...quicknet.chain, period: 4 };
    expect(check(quicknet.beacon, slower)).toMatchObject({ error: { code: 'audit.beacon-chain-altered' } });
  });

  it.each([
    ['no hex', { signature: 'XY' }],
    ['no point', { signature: 'ff'.repeat(48) }],
    ['the point at infinity', { signature: `c0${'00'.repeat(47)}` }],
    ['a previous signature on an unchained chain', { previousSignature: '00' }],
    ['round 0', { round: 0 }],
  ])('is refused: %s', (_, change) => {
    expect(check({ ...quicknet.beacon, ...change })).toMatchObject({
      error: { code: 'audit.beacon-signature' },
    });
  });
});

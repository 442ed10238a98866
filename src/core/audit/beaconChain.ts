import { concat, fromHex, toHex } from '../kernel/bytes.js';
import type { Hash } from '../kernel/hash.js';
import { err, ok, type Result } from '../kernel/result.js';
import { utf8 } from '../kernel/text.js';
import type { AuditProblem } from './reasons.js';

/** drand's names of its signature schemes. */
export type BeaconScheme =
  'pedersen-bls-chained' | 'pedersen-bls-unchained' | 'bls-unchained-on-g1' | 'bls-unchained-g1-rfc9380';

/** What drand publishes of a chain (`/info`). Bytes are in lower-case hex. */
export interface BeaconChain {
  readonly name: string;
  readonly scheme: BeaconScheme;
  readonly publicKey: string;
  /** Seconds between rounds. */
  readonly period: number;
  /** Time of round 1, in seconds since 1970-01-01T00:00:00Z. */
  readonly genesisTime: number;
  readonly groupHash: string;
  /** drand's identifier of the chain; it names the chain in every commitment. */
  readonly hash: string;
}

/**
 * The chains of the League of Entropy that a draw may name. A chain outside this list could be run by the
 * operator. Source: drand's documentation and client defaults.
 */
export const PINNED_CHAINS: readonly BeaconChain[] = [
  {
    name: 'quicknet',
    scheme: 'bls-unchained-g1-rfc9380',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
      '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    period: 3,
    genesisTime: 1_692_803_367,
    groupHash: 'f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e',
    hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  },
  {
    name: 'default',
    scheme: 'pedersen-bls-chained',
    publicKey:
      '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
    period: 30,
    genesisTime: 1_595_431_050,
    groupHash: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
    hash: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
  },
];

/** The pinned chain with this hash. */
export function pinnedChain(chainHash: string): Result<BeaconChain, AuditProblem> {
  const chain = PINNED_CHAINS.find(({ hash }) => hash === chainHash);
  if (chain !== undefined) return ok(chain);
  return err({ code: 'audit.beacon-chain-unknown', params: { chain: chainHash } });
}

/**
 * drand's chain hash: SHA-256(period, 4 bytes ‖ genesis time, 8 bytes ‖ public key ‖ group hash ‖ name), big
 * endian; the chain called "default" leaves its name out. So the hash fixes the key and every round's time.
 */
export function computeChainHash(hash: Hash, chain: BeaconChain): string {
  const times = new Uint8Array(12);
  const view = new DataView(times.buffer);
  view.setUint32(0, chain.period);
  view.setBigInt64(4, BigInt(chain.genesisTime));
  const name = chain.name === 'default' ? '' : chain.name;
  const parts = [times, bytes(chain.publicKey), bytes(chain.groupHash), utf8(name)];
  return toHex(hash.sha256(concat(...parts)));
}

function bytes(hex: string): Uint8Array {
  const parsed = fromHex(hex);
  return parsed.ok ? parsed.value : new Uint8Array(0);
}

/** When a round is published, in seconds since 1970-01-01T00:00:00Z; rounds count from 1. */
export function roundTime(chain: BeaconChain, round: number): number {
  return chain.genesisTime + (round - 1) * chain.period;
}

/** The first round that is published at the given second or later. */
export function firstRoundFrom(chain: BeaconChain, seconds: number): number {
  return Math.max(1, Math.ceil((seconds - chain.genesisTime) / chain.period) + 1);
}

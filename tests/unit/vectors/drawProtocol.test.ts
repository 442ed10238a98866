import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { entryLeaf, LogEntry } from '../../../src/core/audit/logEntry.js';
import { frameSalt, leafHash } from '../../../src/core/audit/merkleHash.js';
import { merkleRoot } from '../../../src/core/audit/rootBuilder.js';
import { drawSeed } from '../../../src/core/audit/seed.js';
import { toHex } from '../../../src/core/kernel/bytes.js';
import { canonicalBytes, type Json } from '../../../src/core/kernel/canonical.js';
import { coinsFrom } from '../../../src/core/kernel/coins.js';
import { recordHash } from '../../../src/core/kernel/hash.js';
import { parseRecord } from '../../../src/core/kernel/schema.js';
import { seeded } from '../../../src/core/kernel/seeded.js';
import { nobleHash } from '../../../src/crypto/nobleHash.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { hex, value } from '../audit/bytes.js';

const Text = Type.String();
const Nullable = Type.Union([Text, Type.Null()]);
const Vectors = Type.Object({
  canonical: Type.Array(Type.Object({ record: Type.Unknown(), jcs: Text, sha256: Text })),
  frame: Type.Object({
    frameSecret: Text,
    rows: Type.Array(Type.Object({ row: Type.Record(Text, Nullable), salt: Text, leaf: Text })),
    roots: Type.Array(Text),
  }),
  seeds: Type.Array(
    Type.Object({
      commitmentHash: Text,
      beacon: Nullable,
      dice: Nullable,
      secrets: Type.Array(Text),
      seed: Text,
    }),
  ),
  tickets: Type.Object({
    seed: Text,
    label: Text,
    tickets: Type.Array(Type.Object({ id: Text, ticket: Text })),
  }),
  coins: Type.Object({
    seed: Text,
    streams: Type.Array(
      Type.Object({
        purpose: Text,
        key: Text,
        below: Type.Array(Type.Object({ n: Text, value: Text })),
      }),
    ),
  }),
  log: Type.Object({ entry: LogEntry, leaf: Text }),
});

const folder = path.resolve(import.meta.dirname, '../../../docs/vectors');
const source = readFileSync(path.join(folder, 'draw-v1.json'), 'utf8');
const vectors = value(parseRecord(Vectors, source));

describe('docs/vectors/draw-v1.json', () => {
  it('is what the Python program prints, which shares no code with ours', () => {
    const printed = execFileSync('python3', [path.join(folder, 'generate.py')], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(JSON.parse(source));
  });
});

describe.each([
  ['server', nodeHash],
  ['browser', nobleHash],
])('our implementation on the %s agrees with it on', (_, hash) => {
  it('canonical JSON and record hashes', () => {
    expect(vectors.canonical.length).toBeGreaterThan(0);
    for (const { record, jcs, sha256 } of vectors.canonical) {
      expect(toHex(canonicalBytes(record as Json))).toBe(jcs);
      expect(recordHash(hash, record as Json)).toBe(sha256);
    }
  });

  it('salts, leaves and roots of a frame', () => {
    const leaves = vectors.frame.rows.map(({ row, salt, leaf }) => {
      const ours = frameSalt(hash, hex(vectors.frame.frameSecret), row.id ?? '');
      expect(toHex(ours)).toBe(salt);
      const hashed = leafHash(hash, ours, canonicalBytes(row));
      expect(toHex(hashed)).toBe(leaf);
      return hashed;
    });
    const roots = vectors.frame.roots.map((__, size) => toHex(merkleRoot(hash, leaves.slice(0, size))));
    expect(roots).toEqual(vectors.frame.roots);
  });

  it('seeds with and without beacon, dice and secrets', () => {
    for (const { commitmentHash, beacon, dice, secrets, seed } of vectors.seeds) {
      const parts = {
        commitmentHash: hex(commitmentHash),
        beacon: beacon === null ? null : hex(beacon),
        dice,
        secrets: secrets.map(hex),
      };
      expect(toHex(drawSeed(hash, parts))).toBe(seed);
    }
  });

  it('tickets', () => {
    const { seed, label, tickets } = vectors.tickets;
    const ticket = seeded(hash, hex(seed)).tickets(label);
    expect(tickets.map(({ id }) => ({ id, ticket: toHex(ticket(id)) }))).toEqual(tickets);
  });

  it('coin streams, through rejection and joined words', () => {
    const { seed, streams } = vectors.coins;
    for (const { purpose, key, below } of streams) {
      for (const coins of [seeded(hash, hex(seed)).coins(purpose), coinsFrom(key)]) {
        expect(below.map(({ n }) => coins.below(BigInt(n)).toString())).toEqual(
          below.map((each) => each.value),
        );
      }
    }
  });

  it('the leaf of a log entry', () => {
    expect(toHex(entryLeaf(hash, vectors.log.entry))).toBe(vectors.log.leaf);
  });
});

import { createHash } from 'node:crypto';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';

const PART = 1 << 20;

/**
 * Keeps a published file under its SHA-256, in parts of 1 MiB; the same file again changes nothing.
 *
 * @returns the SHA-256 in lower-case hex
 */
export async function saveBundle(database: Prisma.TransactionClient, bytes: Uint8Array): Promise<string> {
  const sha256 = bundleHash(bytes);
  const saved = await database.bundle.createMany({
    data: [{ sha256, size: bytes.length }],
    skipDuplicates: true,
  });
  if (saved.count === 0) return sha256;
  for (let start = 0; start < bytes.length; start += PART) {
    const part = new Uint8Array(bytes.slice(start, start + PART));
    await database.bundlePart.create({ data: { bundle: sha256, position: start / PART, bytes: part } });
  }
  return sha256;
}

export async function loadBundle(prisma: PrismaClient, sha256: string): Promise<Uint8Array | null> {
  const bundle = await prisma.bundle.findUnique({ where: { sha256 } });
  if (bundle === null) return null;
  const bytes = new Uint8Array(bundle.size);
  for (let position = 0; position * PART < bundle.size; position++) {
    const part = await prisma.bundlePart.findUniqueOrThrow({
      where: { bundle_position: { bundle: sha256, position } },
    });
    bytes.set(part.bytes, position * PART);
  }
  return bytes;
}

export function bundleHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

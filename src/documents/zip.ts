import type { ZipProblem } from '../app/ports/zipReasons.js';
import type { Result } from '../core/kernel/result.js';
import type { Packing } from '../core/replay/bundleSink.js';
import type { BundleSource } from '../core/replay/bundleSource.js';
import { memorySpool } from './zip/memorySpool.js';
import { bytesInMemory } from './zip/randomBytes.js';
import { zipSource } from './zip/zipSource.js';
import { zipWriter } from './zip/zipWriter.js';

/** Packs files into a zip that is held in memory: its packed bytes, never whole files. */
export function packZip(packing: Packing): Uint8Array {
  const writer = zipWriter(memorySpool());
  packing(writer);
  const zip = memorySpool();
  for (const piece of writer.bytes()) zip.append(piece);
  return zip.read(0, zip.size);
}

/** The files of a zip in memory; refused where it is no zip, or not one that can be trusted. */
export function unpackZip(bytes: Uint8Array): Result<BundleSource, ZipProblem> {
  return zipSource(bytesInMemory(bytes));
}

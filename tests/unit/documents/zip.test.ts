import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Packing } from '../../../src/core/replay/bundleSink.js';
import { BundleFault } from '../../../src/core/replay/bundleSource.js';
import { packZip, unpackZip } from '../../../src/documents/zip.js';
import { BUNDLE_LIMITS } from '../../../src/documents/zip/limits.js';
import { bytesInMemory } from '../../../src/documents/zip/randomBytes.js';
import { zipSource } from '../../../src/documents/zip/zipSource.js';
import { openZipFile, writeZipFile } from '../../../src/documents/zipFile.js';
import { must } from '../../fixtures/smallBundle.js';
import { sourceTexts } from '../../support/bundleTexts.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-zip-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FILES = { 'a.jsonl': '{"id":"苏州"}\n{"id":"𠮷"}\n', 'b.json': '{}\n', 'empty.jsonl': '' };
const packing =
  (files: Readonly<Record<string, string>>, piece = 7): Packing =>
  (sink) => {
    for (const [name, text] of Object.entries(files)) sink.append(name, cut(Buffer.from(text), piece));
  };

function* cut(bytes: Uint8Array, piece: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

describe('a zip that is written in pieces', () => {
  it('depends on its files only, not on the pieces, nor on whether it goes to memory or to a file', () => {
    const zip = packZip(packing(FILES));
    const file = path.join(folder, 'a.zip');
    for (const piece of [1, 5, 1000]) {
      expect(Buffer.from(packZip(packing(FILES, piece))).equals(zip)).toBe(true);
      writeZipFile(file, packing(FILES, piece));
      expect(readFileSync(file).equals(zip)).toBe(true);
    }
  });

  it('is byte by byte what the whole texts were packed to, for files of ordinary size', () => {
    const entries: Zippable = {};
    for (const [name, text] of Object.entries(FILES))
      entries[name] = [Buffer.from(text), { mtime: new Date(1980, 0, 1), level: 6, os: 3 }];
    expect(Buffer.from(packZip(packing(FILES))).equals(zipSync(entries))).toBe(true);
  });

  it('puts a file in front of those that were written before it', () => {
    const zip = packZip((sink) => {
      packing(FILES)(sink);
      sink.prepend('manifest.json', [Buffer.from('{}\n')]);
    });
    expect(must(unpackZip(zip)).paths).toEqual(['manifest.json', ...Object.keys(FILES)]);
  });

  it('gives the same lines again, as often as they are read, also where a file passes through in blocks', () => {
    // Nine megabytes of lines that do not repeat.
    const large = Array.from(
      { length: 150_000 },
      (_, i) => `{"id":"${String(i * 7919)}","name":"第${String(i)}号店"}\n`,
    );
    const files = { ...FILES, 'large.jsonl': large.join('').repeat(2) };
    expect(Buffer.byteLength(files['large.jsonl'])).toBeGreaterThan(2 ** 23);
    const file = path.join(folder, 'large.zip');
    writeZipFile(file, packing(files, 100_003));
    expect(readFileSync(file).equals(packZip(packing(files, 65_536)))).toBe(true);
    const zip = must(openZipFile(file));
    for (let time = 0; time < 2; time++) expect(Object.fromEntries(sourceTexts(zip.source))).toEqual(files);
    zip.close();
  });

  it('is read by Python, whole and sound', () => {
    const file = path.join(folder, 'tools.zip');
    writeZipFile(file, packing(FILES));
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [i.file_size for i in z.infolist()])';
    const sizes = Object.values(FILES).map((text) => Buffer.byteLength(text));
    expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })).toBe(
      `None [${sizes.join(', ')}]\n`,
    );
  });
});

/** A zip with one of its bytes changed, or cut, by a function that knows where things are. */
function spoiled(change: (zip: Buffer) => Uint8Array): Uint8Array {
  return change(Buffer.from(packZip(packing(FILES))));
}

const LOCAL_NAME = 30;
const directoryAt = (zip: Buffer): number => zip.readUInt32LE(zip.length - 6);

/** Changes a field of the first entry in its local header and in the directory; offsets are those of APPNOTE. */
function inBoth(local: number, central: number, write: (zip: Buffer, at: number) => void) {
  return spoiled((zip) => {
    write(zip, local);
    write(zip, directoryAt(zip) + central);
    return zip;
  });
}

const renamed = (from: string, to: string) =>
  spoiled((zip) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1'));

const AT_ONCE: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['zip.no-directory', 'nothing', () => new Uint8Array(0)],
  ['zip.no-directory', 'no zip', () => Buffer.from('no zip at all, but a text of more than 22 bytes')],
  ['zip.no-directory', 'a cut zip', () => spoiled((zip) => zip.subarray(0, -1))],
  [
    'zip.no-directory',
    'bytes behind the zip',
    () => spoiled((zip) => Buffer.concat([zip, Buffer.from('x')])),
  ],
  [
    'zip.no-directory',
    'bytes before the zip',
    () => spoiled((zip) => Buffer.concat([Buffer.from('x'), zip])),
  ],
  [
    'zip.no-directory',
    'a broken directory',
    () => spoiled((zip) => (zip.writeUInt8(0, directoryAt(zip)), zip)),
  ],
  ['zip.zip64', 'sizes beyond 4 GB', () => inBoth(22, 24, (zip, at) => zip.writeUInt32LE(0xffffffff, at))],
  [
    'zip.duplicate-entry',
    'a name twice',
    () => {
      const files = { 'a.jsonl': 'x\n', 'b.jsonl': 'y\n' };
      const zip = Buffer.from(packZip(packing(files)))
        .toString('latin1')
        .replaceAll('b.jsonl', 'a.jsonl');
      return Buffer.from(zip, 'latin1');
    },
  ],
  ['zip.unsafe-path', 'a way out', () => renamed('a.jsonl', '../x.js')],
  ['zip.unsafe-path', 'a way out behind a folder', () => renamed('a.jsonl', 'x/../..')],
  ['zip.unsafe-path', 'an absolute path', () => renamed('a.jsonl', '/a.json')],
  ['zip.unsafe-path', 'a drive', () => renamed('a.jsonl', 'c:a.jso')],
  ['zip.unsafe-path', 'a backslash', () => renamed('a.jsonl', 'a\\b.jso')],
  ['zip.unsafe-path', 'no UTF-8', () => renamed('a.jsonl', 'a.json\xff')],
  ['zip.encrypted', 'an encrypted entry', () => inBoth(6, 8, (zip, at) => zip.writeUInt16LE(1, at))],
  ['zip.unknown-method', 'another method', () => inBoth(8, 10, (zip, at) => zip.writeUInt16LE(14, at))],
  ['zip.headers-differ', 'another local name', () => spoiled((zip) => (zip.write('z', LOCAL_NAME), zip))],
  ['zip.headers-differ', 'another local size', () => spoiled((zip) => (zip.writeUInt32LE(1, 22), zip))],
  [
    'zip.overlapping-entries',
    'two entries over the same data',
    () =>
      spoiled((zip) => {
        const second = directoryAt(zip) + 46 + 'a.jsonl'.length;
        zip.writeUInt32LE(0, second + 42);
        return zip;
      }),
  ],
  [
    'zip.overlapping-entries',
    'data that reach into the directory',
    () => inBoth(18, 20, (zip, at) => zip.writeUInt32LE(zip.length, at)),
  ],
  ['zip.too-dense', 'a bomb', () => packZip(packing({ 'zeros.jsonl': '0'.repeat(4_000_000) }, 1 << 20))],
];

describe('a zip that is not to be trusted', () => {
  it.each(AT_ONCE)('is refused with %s at once: %s', (code, _, make) => {
    const opened = unpackZip(make());
    expect(opened.ok ? null : opened.error.code).toBe(code);
    const file = path.join(folder, 'bad.zip');
    writeFileSync(file, make());
    const again = openZipFile(file);
    expect(again.ok ? null : again.error.code).toBe(code);
  });

  it('is refused when it holds too many files, or unpacks to too much', () => {
    const zip = bytesInMemory(packZip(packing(FILES)));
    for (const [limits, code] of [
      [{ ...BUNDLE_LIMITS, entries: 2 }, 'zip.too-many-entries'],
      [{ ...BUNDLE_LIMITS, unpacked: 10 }, 'zip.too-large'],
    ] as const) {
      const opened = zipSource(zip, limits);
      expect(opened.ok ? null : opened.error.code).toBe(code);
    }
  });

  const WHILE_READ: readonly (readonly [string, () => Uint8Array])[] = [
    ['zip.longer-than-declared', () => inBoth(22, 24, (zip, at) => zip.writeUInt32LE(5, at))],
    ['zip.shorter-than-declared', () => inBoth(22, 24, (zip, at) => zip.writeUInt32LE(500, at))],
    ['zip.wrong-checksum', () => inBoth(14, 16, (zip, at) => zip.writeUInt32LE(1, at))],
    ['zip.damaged', () => spoiled((zip) => (zip.fill(0xff, LOCAL_NAME + 7, LOCAL_NAME + 17), zip))],
    [
      'zip.not-utf8',
      () =>
        packZip((sink) => {
          sink.append('a.jsonl', [Buffer.from('{}\n{"a":"\xff"}\n', 'latin1')]);
        }),
    ],
  ];

  it.each(WHILE_READ)('ends in %s while it is read', (code, make) => {
    const source = must(unpackZip(make()));
    let caught: unknown;
    try {
      Array.from(source.lines('a.jsonl'));
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(BundleFault);
    expect((caught as BundleFault).problem.code).toBe(code);
  });

  it('ends where a line is longer than anything that a record could be', () => {
    const zip = bytesInMemory(packZip(packing({ 'a.jsonl': `{}\n"${'ab'.repeat(60)}"` })));
    const source = must(zipSource(zip, { ...BUNDLE_LIMITS, line: 100 }));
    expect(() => Array.from(source.lines('a.jsonl'))).toThrow('zip.line-too-long');
  });
});

import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../src/core/audit/base64.js';
import { formatCheckpoint, parseCheckpoint } from '../../../src/core/audit/checkpoint.js';
import { cosign, verifyCosignatures } from '../../../src/core/audit/cosignature.js';
import { formatNote, parseNote, signNote, verifyNote, type Note } from '../../../src/core/audit/note.js';
import { formatKey, KEY_TYPES, parseKey, type NoteKey } from '../../../src/core/audit/noteKey.js';
import { nobleVerifier } from '../../../src/crypto/nobleEd25519.js';
import { nodeSigner, nodeVerifier } from '../../../src/crypto/nodeEd25519.js';
import { nodeHash as hash } from '../../../src/crypto/nodeHash.js';
import { ARCHE, PETER, PUBLISHED_KEYS } from '../../vectors/signedNotes.js';
import { value } from './bytes.js';

const key = (text: string): NoteKey => value(parseKey(hash, text));
const failing = (code: string) => ({ ok: false, error: { code } });
const signer = nodeSigner(new Uint8Array(32).fill(9));

describe('a published key', () => {
  it.each([PETER.key, ARCHE.log, ...PUBLISHED_KEYS, ...ARCHE.witnesses])(
    'is read and written: %s',
    (text) => {
      expect(formatKey(hash, key(text))).toBe(text);
    },
  );

  it.each([
    ['a changed name', PETER.key.replace('Peter', 'Petra')],
    ['a changed id', PETER.key.replace('c74f20a3', 'c74f20a4')],
    ['a changed key', PETER.key.replace('ARpc', 'ARpd')],
    ['an unknown type', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a key of another length', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(parseKey(hash, text)).toMatchObject(failing('audit.key-malformed'));
  });
});

describe('the note of the Go reference', () => {
  const source = `${PETER.text}\n${PETER.line}`;

  it('is reproduced to the byte by its private key', () => {
    const peter = nodeSigner((fromBase64(PETER.privateKey) ?? new Uint8Array()).slice(1));
    const note = signNote(hash, { text: PETER.text, signatures: [] }, 'PeterNeumann', peter);
    expect(formatNote(note)).toBe(source);
  });

  it.each([
    ['server', nodeVerifier],
    ['browser', nobleVerifier],
  ])('verifies on the %s', (_, verifier) => {
    expect(verifyNote(hash, verifier, value(parseNote(source)), [key(PETER.key)])).toEqual({
      ok: true,
      value: ['PeterNeumann'],
    });
  });

  it('is condemned by a changed letter, and unsigned for a reader who trusts other keys', () => {
    const changed = value(parseNote(source.replace('answer', 'Answer')));
    expect(verifyNote(hash, nodeVerifier, changed, [key(PETER.key)])).toMatchObject({
      error: { code: 'audit.signature-false', params: { name: 'PeterNeumann' } },
    });
    expect(verifyNote(hash, nodeVerifier, value(parseNote(source)), [key(PUBLISHED_KEYS[0])])).toMatchObject({
      error: { code: 'audit.not-signed', params: { names: ['PeterNeumann'] } },
    });
  });

  it.each([
    ['no signature', PETER.text],
    ['no blank line', PETER.text + PETER.line],
    ['no final newline', source.slice(0, -1)],
    ['a control character', source.replace('answer', 'an\u0007swer')],
    ['a hyphen for the dash', source.replace('\u2014', '-')],
    ['loose base64', source.replace('nAM=', 'nAN=')],
  ])('is malformed with %s', (_, text) => {
    expect(parseNote(text)).toMatchObject(failing('audit.note-malformed'));
  });
});

describe('a real checkpoint with witnesses', () => {
  const note = value(parseNote(ARCHE.note));
  const witnesses = ARCHE.witnesses.map(key);
  const time = Date.UTC(2026, 4, 23, 21, 50, 24) / 1000;

  it('is written back to the byte', () => {
    expect(formatNote(note)).toBe(ARCHE.note);
    const checkpoint = value(parseCheckpoint(note.text));
    expect(checkpoint).toMatchObject({ origin: 'arche2025h1.staging.ct.transparency.dev', size: 1432088532 });
    expect(formatCheckpoint(checkpoint)).toBe(note.text);
  });

  it('is signed by its log and cosigned by all four, on server and browser', () => {
    for (const verifier of [nodeVerifier, nobleVerifier]) {
      expect(verifyNote(hash, verifier, note, [key(ARCHE.log)]).ok).toBe(true);
      const cosignatures = value(verifyCosignatures(hash, verifier, note, witnesses));
      expect(cosignatures).toEqual(witnesses.map(({ name }) => ({ witness: name, time })));
    }
  });

  it('is condemned when the size or a witness’s time is changed', () => {
    const larger = { ...note, text: note.text.replace('1432088532', '1432088533') };
    expect(verifyNote(hash, nodeVerifier, larger, [key(ARCHE.log)])).toMatchObject(
      failing('audit.signature-false'),
    );
    expect(verifyCosignatures(hash, nodeVerifier, larger, witnesses)).toMatchObject(
      failing('audit.signature-false'),
    );
    const later: Note = {
      ...note,
      signatures: note.signatures.map((line) => ({ ...line, bytes: line.bytes.with(7, 0) })),
    };
    expect(verifyCosignatures(hash, nodeVerifier, later, witnesses)).toMatchObject(
      failing('audit.signature-false'),
    );
  });
});

describe('our own checkpoints', () => {
  const root = new Uint8Array(32).fill(5);
  const text = formatCheckpoint({ origin: 'example.gov.cn/evenhand', size: 3, root, extensions: [] });

  it('carry the log’s signature and a witness’s beside each other', () => {
    const log: NoteKey = {
      name: 'example.gov.cn/evenhand',
      type: KEY_TYPES.ed25519,
      publicKey: signer.publicKey,
    };
    const witness: NoteKey = { name: 'w1', type: KEY_TYPES.cosignature, publicKey: signer.publicKey };
    const signed = signNote(hash, { text, signatures: [] }, log.name, signer);
    const note = value(parseNote(formatNote(cosign(hash, signed, 'w1', 1_700_000_000, signer))));
    expect(verifyNote(hash, nodeVerifier, note, [log, witness])).toEqual({ ok: true, value: [log.name] });
    expect(verifyCosignatures(hash, nodeVerifier, note, [log, witness])).toEqual({
      ok: true,
      value: [{ witness: 'w1', time: 1_700_000_000 }],
    });
  });

  it.each([
    ['a leading zero in the size', text.replace('\n3\n', '\n03\n')],
    ['a short root', text.replace('BQUFBQ', 'BQUF')],
    ['an empty line', text.replace('\n3\n', '\n\n3\n')],
    ['no origin', text.slice(text.indexOf('\n'))],
    ['no final newline', text.slice(0, -1)],
  ])('are malformed with %s', (_, changed) => {
    expect(parseCheckpoint(changed)).toMatchObject(failing('audit.checkpoint-malformed'));
  });
});

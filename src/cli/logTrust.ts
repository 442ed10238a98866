import { existsSync } from 'node:fs';
import { parseCheckpoint } from '../core/audit/checkpoint.js';
import { parseNote } from '../core/audit/note.js';
import { KEY_TYPES, parseKey, type NoteKey } from '../core/audit/noteKey.js';
import { fromHex } from '../core/kernel/bytes.js';
import type { Problem } from '../core/kernel/problem.js';
import { parseRecord } from '../core/kernel/schema.js';
import { LogHead } from '../core/replay/history.js';
import type { Verification } from '../core/replay/verify.js';
import { checkHeads } from '../core/replay/verifyHeads.js';
import { readText, use } from './files.js';
import type { Output } from './output.js';
import type { Services } from './services.js';

export interface TrustOptions {
  readonly head?: string;
  readonly logKey?: string;
}

/** What a reader brought; a bare key takes the name of whatever log the bundle shows. */
interface Trust {
  readonly kept: string | null;
  readonly key: NoteKey | Uint8Array | null;
}

/** Reads the head that a reader kept, and the log's key. */
export async function readTrust({ hash }: Services, { head, logKey }: TrustOptions): Promise<Trust> {
  const kept = head === undefined ? null : noteOf(await readText(head), head);
  if (logKey === undefined) return { kept, key: null };
  const text = (existsSync(logKey) ? await readText(logKey) : logKey).trim();
  const bare = /^[0-9a-f]{64}$/i.test(text) ? use(fromHex(text.toLowerCase())) : null;
  return { kept, key: bare ?? use(parseKey(hash, text)) };
}

/** A head as a note, or as a line of `head.jsonl`. */
function noteOf(text: string, file: string): string {
  return text.startsWith('{') ? use(parseRecord(LogHead, text), file).note : text;
}

export function headFaults(
  { hash, verifier }: Services,
  { content }: Verification,
  { kept, key }: Trust,
): readonly Problem[] {
  if (content === null) return [];
  const { history } = content;
  const named =
    key instanceof Uint8Array ? { ...ED25519, publicKey: key, name: originOf(history.heads) } : key;
  return checkHeads(hash, verifier, history, { kept, key: named });
}

const ED25519 = { type: KEY_TYPES.ed25519 } as const;

function originOf([head]: readonly LogHead[]): string {
  const note = parseNote(head?.note ?? '');
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  return checkpoint.ok ? checkpoint.value.origin : '?';
}

/** For machines: what was checked of the log, beyond the bundle itself. */
export function checked({ content }: Verification, { kept, key }: Trust): Record<string, string> {
  if (content === null || content.history.heads.length === 0) return { log: 'none' };
  return {
    signatures: key === null ? 'not-checked' : 'checked',
    earlierHead: kept === null ? 'not-given' : 'consistent',
  };
}

/** Says plainly what of the log was checked, and what was not. */
export function trustLines(
  { language }: Output,
  { content }: Verification,
  { kept, key }: Trust,
  holds: boolean,
): readonly string[] {
  if (content === null) return [];
  const zh = language === 'zh';
  if (content.history.heads.length === 0)
    return [
      zh
        ? '– 文件包没有公开日志：看不出是否有过其他承诺、作废或重抽'
        : '– the bundle holds no log: other attempts, voids and redraws cannot be seen',
    ];
  const mark = holds ? '✓' : '✗';
  const continues = zh ? '日志延续了留存的签名' : 'the log extends the head that was kept';
  return [
    `${key === null ? '–' : mark} ${signatureWords(zh, key !== null)}`,
    ...(kept === null ? [] : [`${mark} ${continues}`]),
  ];
}

function signatureWords(zh: boolean, given: boolean): string {
  if (given) return zh ? '日志由所给公钥签名' : 'the log is signed with the key that was given';
  return zh
    ? '没有核对日志的签名：请用 --log-key 给出您所知的公钥'
    : 'signatures of the log were not checked: give the key that you know with --log-key';
}

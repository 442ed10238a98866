import { err, ok, type Result } from '../kernel/result.js';
import { fromBase64, toBase64 } from './base64.js';
import { NODE_SIZE } from './merkleHash.js';
import type { AuditProblem } from './reasons.js';

/** A tree head of the log as C2SP tlog-checkpoint writes it. */
export interface Checkpoint {
  /** Name of the log, such as "inspect.example.gov.cn/evenhand". */
  readonly origin: string;
  readonly size: number;
  /** RFC 6962 root over the first `size` leaves. */
  readonly root: Uint8Array;
  /** Further lines; the format discourages them. */
  readonly extensions: readonly string[];
}

/** The note text: origin, size in decimal, root in base64, each on its own line. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, size.toString(), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

export function parseCheckpoint(text: string): Result<Checkpoint, AuditProblem> {
  const lines = text.split('\n');
  const last = lines.pop();
  const [origin = '', decimal = '', encoded = '', ...extensions] = lines;
  const root = fromBase64(encoded);
  const size = /^(?:0|[1-9]\d{0,15})$/.test(decimal) ? Number(decimal) : Number.NaN;
  const whole = last === '' && lines.every((line) => line !== '') && origin !== '';
  if (!whole || !Number.isSafeInteger(size) || root?.length !== NODE_SIZE) {
    return err({ code: 'audit.checkpoint-malformed', params: {} });
  }
  return ok({ origin, size, root, extensions });
}

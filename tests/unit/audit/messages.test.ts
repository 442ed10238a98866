import { describe, expect, it } from 'vitest';
import { auditTexts } from '../../../src/messages/audit.js';

/** Answers every parameter with its own name, so that a text shows which ones it uses; times are numbers. */
const TIMES = new Set(['drawnAt', 'notBefore', 'committedAt', 'drawNotBefore', 'published']);
const LISTS = new Set(['names', 'missing', 'strangers']);
const anyParams = new Proxy(
  {},
  {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      if (LISTS.has(name)) return [`<${name}>`];
      return TIMES.has(name) ? 1_700_000_000 : `<${name}>`;
    },
  },
);

type Text = Readonly<Record<'zh' | 'en', (params: never) => string>>;
const texts = Object.entries(auditTexts as Readonly<Record<string, Text>>);

/** The parameters that a text mentions, moments counted as one kind. */
const mentioned = (text: string) => new Set(text.match(/<[a-zA-Z]+>|2023-11-14T22:13:20Z/g) ?? []);

describe('every reason of the audit', () => {
  it.each(texts)('%s says the same evidence in both languages', (_, text) => {
    const [zh, en] = [text.zh(anyParams as never), text.en(anyParams as never)];
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    expect(mentioned(zh)).toEqual(mentioned(en));
    expect(zh + en).not.toMatch(/undefined|NaN|\[object/);
  });
});

import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../../src/app/ports/minutes.js';
import { writeMinutes } from '../../../src/documents/minutes.js';

const HASH = '0123456789abcdef'.repeat(4);
const MINUTES: Minutes = {
  language: 'zh',
  title: '2026 年度食品安全双随机抽查',
  organisation: '示范区市场监督管理局',
  kind: 'production',
  campaign: 'demo-food/2026-03',
  attempt: 1,
  heldOn: '2026-02-27',
  place: '三楼会议室 <A&B>',
  commitment: { hash: HASH, shortCode: '0123-4567-89AB' },
  seed: {
    dice: '31415926535897932384',
    beacon: null,
    secrets: [{ holder: '监督员 䶮𠮷', sha256: 'f'.repeat(64) }],
    fingerprint: 'a'.repeat(64),
  },
  cells: [
    { name: 'A', population: 2000, certainty: 0 },
    { name: 'D', population: 100, certainty: 7 },
  ],
  expected: '50',
  recordHash: 'b'.repeat(64),
  signers: [
    { role: '主持人', name: '' },
    { role: '监督员', name: '䶮𠮷' },
  ],
};

async function partsOf(minutes: Minutes): Promise<Readonly<Record<string, string>>> {
  const parts = Object.entries(unzipSync(await writeMinutes(minutes)));
  return Object.fromEntries(parts.map(([name, data]) => [name, Buffer.from(data).toString('utf8')]));
}

/** The words of a part in the order of reading. */
const wordsOf = (xml = '') => Array.from(xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text = '']) => text);

describe('the minutes of a public draw', () => {
  it('say what was committed, where the seed came from and how many are expected', async () => {
    const words = wordsOf((await partsOf(MINUTES))['word/document.xml']);
    expect(words).toEqual(
      expect.arrayContaining([
        '“双随机”公开抽取记录',
        'demo-food/2026-03',
        '0123-4567-89AB',
        Array<string>(4).fill('01234567 89abcdef').join(' '),
        '31415 92653 58979 32384',
        '监督员 䶮𠮷的秘密值（承诺 SHA-256）',
        '三楼会议室 &lt;A&amp;B&gt;',
      ]),
    );
    const totals = words.indexOf('合计');
    expect(words.slice(totals, totals + 5)).toEqual(['合计', '2100', '7', '随机抽取的期望数', '50']);
  });

  it('leave room for the signature of everybody named', async () => {
    const words = wordsOf((await partsOf(MINUTES))['word/document.xml']);
    expect(words.slice(words.indexOf('身份'))).toEqual(
      expect.arrayContaining(['身份', '姓名', '签名', '日期', '主持人', '监督员', '䶮𠮷']),
    );
  });

  it('are written in English too, with the beacon and without dice', async () => {
    const seed = { ...MINUTES.seed, dice: null, beacon: { chain: 'c'.repeat(64), round: 4711 } };
    const words = wordsOf((await partsOf({ ...MINUTES, language: 'en', seed }))['word/document.xml']);
    expect(words).toContain('Minutes of a public draw');
    expect(words.some((text) => text.endsWith('· 4711'))).toBe(true);
    expect(words).not.toContain('Dice, thrown in public');
  });

  it('say on every page that a rehearsal is one', async () => {
    const header = async (kind: Minutes['kind']) => {
      const parts = await partsOf({ ...MINUTES, kind });
      return Object.entries(parts).flatMap(([name, xml]) => (name.includes('header') ? wordsOf(xml) : []));
    };
    expect((await header('rehearsal')).join('')).toContain('演练');
    expect((await header('production')).join('')).toBe('demo-food/2026-03');
  });

  it('are the same bytes for the same draw, whenever they are written', async () => {
    const first = await writeMinutes(MINUTES);
    await new Promise((done) => setTimeout(done, 2100));
    expect(Buffer.compare(first, await writeMinutes(MINUTES))).toBe(0);
  });
});

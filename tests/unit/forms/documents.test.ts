import { describe, expect, it } from 'vitest';
import { FORM_KINDS, type FormKind } from '../../../src/app/forms/content.js';
import type { Form, Format } from '../../../src/app/ports/forms.js';
import { writeForm } from '../../../src/documents/forms/writeForm.js';
import type { Language } from '../../../src/messages/texts.js';
import { CONTENTS, formOf, RARE } from '../../fixtures/forms.js';
import { docxBody, docxText } from '../../support/docx.js';
import { pdfPages, textOf, type PdfPage } from '../../support/pdf.js';

const A4 = [595, 842];
/** Points: 25 mm at the sides, 20 mm above and below; the page number stands in the lower margin. */
const [SIDE, UPRIGHT, EDGE] = [71, 57, 28];

const docxWords = async (form: Form): Promise<string> => docxText(await writeForm(form, 'docx'));
const pagesOf = async (form: Form): Promise<readonly PdfPage[]> => pdfPages(await writeForm(form, 'pdf'));
const pdfWords = async (form: Form): Promise<string> => (await pagesOf(form)).map(textOf).join('');
/** Without the spaces and markup in which the two formats differ. */
const plain = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\s　]/g, '');

function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

const EVERY = FORM_KINDS.flatMap((kind) =>
  (['zh', 'en'] as const).map((language) => [kind, language] as const),
);

describe.each(EVERY)('%s in %s', (kind: FormKind, language: Language) => {
  it('is A4 with every character printed, inside the margins', async () => {
    const pages = await pagesOf(formOf(kind, language));
    expect(pages.length).toBeGreaterThan(0);
    for (const { width, height, glyphs, lines } of pages) {
      const [across, upright] = kind === 'list' ? [A4[1], A4[0]] : A4;
      expect([Math.round(width), Math.round(height)]).toEqual([across, upright]);
      expect(glyphs.length).toBeGreaterThan(20);
      expect(glyphs.filter(({ id, text }) => id === 0 || text === '\ufffd')).toEqual([]);
      const cut = glyphs.filter(
        ({ text, left, right, foot, size }) =>
          text.trim() !== '' &&
          (left < SIDE - 1 || right > width - SIDE + 1 || foot < EDGE || foot + size > height - EDGE),
      );
      expect(cut).toEqual([]);
      for (const { x, y } of lines) {
        expect(x).toBeGreaterThan(SIDE - 1);
        expect(x).toBeLessThan(width - SIDE + 1);
        expect(y).toBeGreaterThan(UPRIGHT - 1);
        expect(y).toBeLessThan(height - UPRIGHT + 1);
      }
    }
  });

  // A fifth of the size is more than any kerning.
  it('never prints one text over another', async () => {
    for (const { glyphs } of await pagesOf(formOf(kind, language))) {
      const printed = glyphs
        .filter(({ text }) => text.trim() !== '')
        .sort((a, b) => a.foot - b.foot || a.left - b.left);
      const over = printed.filter((glyph, k) => {
        const next = printed[k + 1];
        return next?.foot === glyph.foot && next.left < glyph.right - glyph.size / 5;
      });
      expect(over).toEqual([]);
    }
  });

  it('says the same in both formats', async () => {
    const form = formOf(kind, language);
    const [docx, pdf] = [plain(await docxWords(form)), plain(await pdfWords(form))];
    // A PDF holds the page numbers, and repeats headers of tables on each of its pages.
    for (const [sign, count] of countsOf(docx))
      expect(countsOf(pdf).get(sign) ?? 0, sign).toBeGreaterThanOrEqual(count);
    const extra = [...countsOf(pdf).keys()].filter((sign) => !docx.includes(sign));
    expect(
      extra.filter((sign) => !'第页共PageofDRAFT草稿0123456789-/:.'.includes(sign) && kind !== 'minutes'),
    ).toEqual([]);
  });
});

describe('numbers and drafts', () => {
  it('carry the word of the kind, the year in its brackets, and the count', async () => {
    expect(await pdfWords(formOf('order'))).toContain('责改〔2026〕第 12 号');
    expect(await pdfWords(formOf('order', 'en'))).toContain('Order 2026 no. 12');
  });

  it('a document without a number says on every page that it is a draft', async () => {
    const draft = { ...formOf('record'), number: null };
    const pages = await pagesOf(draft);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(textOf(page)).toContain('草稿 · 未编号，不具有效力');
    expect(await pdfWords(formOf('record'))).not.toContain('草稿');
  });
});

describe('names with rare characters', () => {
  it('are printed whole, each character from a font that has it', async () => {
    const party = { ...CONTENTS.order.party, name: `${RARE}有限公司`, head: RARE };
    const [page] = await pagesOf(formOf('order', 'zh', { party }));
    const glyphs = (page?.glyphs ?? []).filter(({ text }) => RARE.includes(text) && text !== '');
    expect(glyphs.map(({ text }) => text).join('')).toContain(RARE);
    expect(glyphs.every(({ id }) => id > 0)).toBe(true);
    expect(new Set(glyphs.filter(({ text }) => text === '𠮷').map(({ font }) => font))).toEqual(
      new Set(['NotoSansJP-Regular']),
    );
  });

  it('a character that no font has stands as 〓, and the document says which it is', async () => {
    const party = { ...CONTENTS.order.party, head: '刘\u{31DE5}' };
    const words = await pdfWords(formOf('order', 'zh', { party }));
    expect(words).toContain('刘〓');
    expect(words).toContain('“〓”为字库未收录的字：U+31DE5。');
  });
});

describe('the list of a draw', () => {
  // 0.602 of the size: the widest of the fonts that offices have in place of Consolas.
  it('as DOCX has room for an official id on one line', async () => {
    const xml = docxBody(await writeForm(formOf('list'), 'docx'));
    const columns = Array.from(xml.matchAll(/<w:gridCol w:w="(\d+)"/g), ([, width]) => Number(width));
    const [id, margins] = [columns.at(-5) ?? 0, 2 * 90];
    expect(id - margins).toBeGreaterThanOrEqual(18 * 0.602 * 9 * 20);
  });
});

describe('signatures', () => {
  it('leave a line for each officer with the certificate, and one for the enterprise', async () => {
    const words = plain(await pdfWords(formOf('order')));
    for (const { name, certificate } of CONTENTS.order.officers) {
      expect(words).toContain(`执法人员${name}（签名）执法证号${certificate ?? ''}`);
    }
    expect(words).toContain('当事人（负责人）刘䶮（签名）');
  });

  it('note a refusal with its reason and the witness', async () => {
    for (const read of [docxWords, pdfWords]) {
      const words = plain(await read(formOf('record')));
      expect(words).toContain('当事人拒绝签名。理由：对问题的认定有异议');
      expect(words).toContain('见证人社区网格员㳽晓丽');
    }
  });

  it('stay on one page with the text that they confirm', async () => {
    const demands = '整改要求。';
    for (let lines = 0; lines < 24; lines += 3) {
      const form = formOf('order', 'zh', {
        demands: Array.from({ length: lines + 1 }, () => demands).join('\n'),
      });
      const pages = (await pagesOf(form)).map((page) => plain(textOf(page)));
      const signed = pages.filter((page) => page.includes('（签名）'));
      expect(signed).toHaveLength(1);
      expect(signed[0]).toContain('如不服本决定');
      expect(signed[0]).toContain('（行政机关印章）');
    }
  });
});

describe('a penalty proposal', () => {
  it('states the amount in words and figures, and who must decide', async () => {
    const words = plain(await pdfWords(formOf('penalty')));
    expect(words).toContain('建议罚款人民币伍佰叁拾万柒仟叁佰元整（¥5,307,300.00）。');
    expect(words).toContain('应当由本机关负责人集体讨论决定');
  });

  it('asks for a discussion from the threshold on, and not a fen before', async () => {
    const at = plain(await pdfWords(formOf('penalty', 'zh', { amountFen: 3_000_000 })));
    const below = plain(await pdfWords(formOf('penalty', 'zh', { amountFen: 2_999_999 })));
    expect(at).toContain('集体讨论决定');
    expect(below).not.toContain('集体讨论决定');
    expect(below).toContain('罚款金额未达到集体讨论的数额');
  });
});

describe('a form is the same bytes each time', () => {
  it.each<Format>(['docx', 'pdf'])('as %s', async (format) => {
    const [one, other] = [
      await writeForm(formOf('notice'), format),
      await writeForm(formOf('notice'), format),
    ];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});

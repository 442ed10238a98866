import type { FormContents } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import { writtenDay } from '../../messages/writtenDay.js';
import { minutesWords } from '../minutesWords.js';
import type { Block, Cell } from './blocks.js';

type Content = FormContents['minutes'];
type Words = (typeof minutesWords)['zh'];

/** 抽取记录: what was committed, where the seed came from, how many are expected, and who saw it. */
export function minutes(content: Content, form: Form): Block[] {
  const words = minutesWords[form.language];
  return [
    ...introduction(content, form, words),
    ...seedPart(content, words),
    ...countsPart(content, words),
    { kind: 'text', text: words.declaration },
    {
      kind: 'table',
      widths: [26, 24, 30, 20],
      header: words.signatures,
      rows: content.signers.map(({ role, name }) => [role, name, '', '']),
      rowHeight: 36,
    },
  ];
}

const facts = (pairs: readonly (readonly [string, Cell])[]): Block => ({ kind: 'fields', perLine: 1, pairs });

function introduction(content: Content, { language }: Form, words: Words): Block[] {
  const { commitment } = content;
  return [
    { kind: 'text', text: content.title, align: 'center' },
    facts([
      [words.campaign, content.campaign],
      [words.attempt, String(content.attempt)],
      [words.heldOn, writtenDay(content.heldOn, language)],
      [words.place, content.place],
      [words.shortCode, { code: commitment.shortCode }],
      [words.commitment, { code: grouped(commitment.hash) }],
    ]),
    { kind: 'text', text: words.readAloud },
  ];
}

function seedPart({ seed }: Content, words: Words): Block[] {
  const { dice, beacon, secrets } = seed;
  return [
    { kind: 'heading', text: words.seedHeading },
    facts([
      ...(dice === null ? [] : [[words.dice, { code: grouped(dice, 5) }] as const]),
      ...(beacon === null
        ? []
        : [[words.beacon, { code: `${grouped(beacon.chain)} · ${beacon.round}` }] as const]),
      ...secrets.map(({ holder, sha256 }) => [words.secretOf(holder), { code: grouped(sha256) }] as const),
      [words.fingerprint, { code: grouped(seed.fingerprint) }],
    ]),
    { kind: 'text', text: words.whySealed },
  ];
}

function countsPart({ cells, expected, recordHash }: Content, words: Words): Block[] {
  const total = (['population', 'certainty'] as const).map((key) =>
    cells.reduce((sum, cell) => sum + cell[key], 0),
  );
  const lines = [
    ...cells.map((cell) => [cell.name, cell.population, cell.certainty]),
    [words.total, ...total],
  ];
  return [
    { kind: 'heading', text: words.countsHeading },
    {
      kind: 'table',
      widths: [40, 30, 30],
      header: words.counts,
      rows: lines.map((line) => line.map(String)),
    },
    facts([
      [words.expected, expected],
      [words.record, { code: grouped(recordHash) }],
    ]),
  ];
}

/** Groups of signs, which people compare and read aloud more safely than a run of 64. */
function grouped(text: string, size = 8): string {
  return text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? '';
}

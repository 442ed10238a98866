import type { Found, Officer, Party, PartySignature } from '../../app/forms/content.js';
import type { Form } from '../../app/ports/forms.js';
import type { Language } from '../../messages/texts.js';
import { writtenDay } from '../../messages/writtenDay.js';
import type { Block, SignatureLine } from './blocks.js';

/** What the documents have in common. */
interface PartWords {
  readonly party: string;
  readonly id: string;
  readonly address: string;
  readonly head: string;
  readonly phone: string;
  readonly officer: string;
  readonly partySigns: string;
  readonly witness: string;
  readonly refused: (reason: string) => string;
  readonly seal: string;
  readonly dateLine: string;
  readonly finding: readonly [number: string, text: string, grade: string, state: string];
  readonly corrected: string;
  readonly toCorrect: string;
}

const WORDS: Readonly<Record<Language, PartWords>> = {
  zh: {
    party: '检查对象',
    id: '统一社会信用代码',
    address: '地址',
    head: '负责人',
    phone: '联系电话',
    officer: '执法人员',
    partySigns: '当事人（负责人）',
    witness: '见证人',
    refused: (reason) => `当事人拒绝签名。理由：${reason}`,
    seal: '（行政机关印章）',
    dateLine: '年　　月　　日',
    finding: ['序号', '问题或隐患', '等级', '状态'],
    corrected: '当场改正',
    toCorrect: '待整改',
  },
  en: {
    party: 'Enterprise',
    id: 'Official id',
    address: 'Address',
    head: 'Responsible person',
    phone: 'Telephone',
    officer: 'Officer',
    partySigns: 'For the enterprise',
    witness: 'Witness',
    refused: (reason) => `Refused to sign. Reason: ${reason}`,
    seal: '(seal of the agency)',
    dateLine: 'Date:',
    finding: ['No.', 'Finding', 'Grade', 'State'],
    corrected: 'corrected on the spot',
    toCorrect: 'to be rectified',
  },
};

const NONE = '／';

/** 检查对象: who the document is about. */
export function partyFields({ name, id, address, head, phone }: Party, language: Language): Block {
  const words = WORDS[language];
  return {
    kind: 'fields',
    perLine: 2,
    pairs: [
      [words.party, name],
      [words.id, id],
      [words.address, address ?? NONE],
      [words.head, joined(head, phone, words.phone)],
    ],
  };
}

const joined = (head: string | null, phone: string | null, word: string): string =>
  phone === null ? (head ?? NONE) : `${head ?? NONE}\n${word} ${phone}`;

export function findingTable(findings: readonly Found[], language: Language): Block {
  const { finding, corrected, toCorrect } = WORDS[language];
  return {
    kind: 'table',
    widths: [9, 59, 14, 18],
    header: finding,
    rows: findings.map((found, k) => [
      String(k + 1),
      found.text,
      found.grade,
      found.corrected ? corrected : toCorrect,
    ]),
  };
}

/** At least two officers with their certificates, then the enterprise: its signature, or its refusal and who saw it. */
export function signatureBlock(
  officers: readonly Officer[],
  signature: PartySignature | null,
  language: Language,
): Block {
  const words = WORDS[language];
  const lines: SignatureLine[] = officers.map(({ name, certificate }) => ({
    ...{ label: words.officer, name, certificate: certificate ?? '', note: '' },
  }));
  if (signature !== null) {
    const { name, refused, witness } = signature;
    const note = refused === null ? '' : words.refused(refused);
    lines.push({ label: words.partySigns, name: name ?? '', certificate: null, note });
    if (refused !== null || witness !== null)
      lines.push({ label: words.witness, name: witness ?? '', certificate: null, note: '' });
  }
  return { kind: 'signatures', lines };
}

export function sealBlock({ office, issuedOn, language }: Form): Block {
  const { seal, dateLine } = WORDS[language];
  return {
    kind: 'seal',
    office,
    place: seal,
    date: issuedOn === null ? dateLine : writtenDay(issuedOn, language),
  };
}

/** 一、二、三 before Chinese headings, 1. 2. 3. before English ones. */
export function numbered(language: Language): (text: string) => Block {
  let count = 0;
  return (text) => {
    count++;
    return {
      kind: 'heading',
      text: language === 'zh' ? `${chineseCount(count)}、${text}` : `${count}. ${text}`,
    };
  };
}

const COUNTS = Array.from('一二三四五六七八九');
function chineseCount(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const one = ones === 0 ? '' : (COUNTS[ones - 1] ?? '');
  return tens === 0 ? one : `${tens === 1 ? '' : (COUNTS[tens - 1] ?? '')}十${one}`;
}

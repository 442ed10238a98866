import type { Language } from '../messages/texts.js';

interface MinutesWords {
  readonly heading: string;
  readonly rehearsal: string;
  readonly campaign: string;
  readonly attempt: string;
  readonly heldOn: string;
  readonly place: string;
  readonly commitment: string;
  readonly shortCode: string;
  readonly readAloud: string;
  readonly seedHeading: string;
  readonly dice: string;
  readonly beacon: string;
  readonly secretOf: (holder: string) => string;
  readonly fingerprint: string;
  readonly whySealed: string;
  readonly countsHeading: string;
  readonly counts: readonly string[];
  readonly total: string;
  readonly expected: string;
  readonly record: string;
  readonly declaration: string;
  readonly signatures: readonly string[];
  readonly page: readonly [string, string, string];
}

export const minutesWords: Readonly<Record<Language, MinutesWords>> = {
  zh: {
    heading: '“双随机”公开抽取记录',
    rehearsal: '演练 · 不作为检查依据',
    campaign: '抽查任务',
    attempt: '抽取次数',
    heldOn: '抽取日期',
    place: '抽取地点',
    commitment: '承诺（SHA-256）',
    shortCode: '承诺短码',
    readAloud: '抽取前已当众宣读承诺短码，并与已公布的承诺核对一致。',
    seedHeading: '种子的来源',
    dice: '骰子数字（当众掷出）',
    beacon: '随机信标',
    secretOf: (holder) => `${holder}的秘密值（承诺 SHA-256）`,
    fingerprint: '种子指纹（SHA-256）',
    whySealed: '种子与秘密值在检查完成、公开原始资料之前封存：任何人知道种子，即可推算被抽中的对象。',
    countsHeading: '抽取结果（数量）',
    counts: ['层', '随机抽取的总体', '必查'],
    total: '合计',
    expected: '随机抽取的期望数',
    record: '抽取当时公布的记录（SHA-256）',
    declaration: '以下人员在场见证了抽取过程，确认上述内容与现场一致。',
    signatures: ['身份', '姓名', '签名', '日期'],
    page: ['第 ', ' 页，共 ', ' 页'],
  },
  en: {
    heading: 'Minutes of a public draw',
    rehearsal: 'REHEARSAL · not a basis for inspections',
    campaign: 'Campaign',
    attempt: 'Attempt',
    heldOn: 'Held on',
    place: 'Place',
    commitment: 'Commitment (SHA-256)',
    shortCode: 'Short code',
    readAloud: 'Before the draw the short code was read aloud and agreed with the published commitment.',
    seedHeading: 'Where the seed came from',
    dice: 'Dice, thrown in public',
    beacon: 'Random beacon',
    secretOf: (holder) => `Secret of ${holder} (committed SHA-256)`,
    fingerprint: 'Fingerprint of the seed (SHA-256)',
    whySealed:
      'The seed and the secrets stay sealed until the visits are over and the bundle is opened: whoever knows the seed can work out who was drawn.',
    countsHeading: 'What was drawn, in numbers',
    counts: ['Stratum', 'Random population', 'Certainty'],
    total: 'Total',
    expected: 'Expected number drawn at random',
    record: 'Record published at the draw (SHA-256)',
    declaration: 'The undersigned were present at the draw and confirm that these minutes agree with it.',
    signatures: ['Role', 'Name', 'Signature', 'Date'],
    page: ['Page ', ' of ', ''],
  },
};

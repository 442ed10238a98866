import type { Language } from '../messages/texts.js';

export interface CeremonyWords {
  readonly commitment: (campaign: string, hash: string, code: string) => string;
  readonly readAloud: string;
  readonly dice: (left: number) => string;
  readonly notDigits: string;
  readonly diceRight: string;
  readonly promised: (holder: string, sha256: string) => string;
  readonly secret: (holder: string) => string;
  readonly drawn: (fingerprint: string, out: string) => string;
  readonly host: string;
  readonly holder: string;
}

/** What a ceremony says at each step. */
export const ceremonyWords: Readonly<Record<Language, CeremonyWords>> = {
  zh: {
    commitment: (campaign, hash, code) => `抽查任务 ${campaign}\n承诺 ${hash}\n短码 ${code}`,
    readAloud: '请宣读短码，并与已公布的承诺核对。一致吗？（是/否）',
    dice: (left) => `请掷骰子并输入数字，还需 ${left} 位：`,
    notDigits: '  只接受 0–9 的数字，这一行没有计入。',
    diceRight: '以上数字与掷出的一致吗？（是/否）',
    promised: (holder, sha256) => `${holder}事先承诺：${sha256}`,
    secret: (holder) => `请${holder}输入秘密值（十六进制）：`,
    drawn: (fingerprint, out) =>
      `已抽取。种子指纹 ${fingerprint}\n→ ${out}：draw.json（公布）、minutes.docx（签名）、private/（保密）`,
    host: '主持人',
    holder: '秘密值持有人',
  },
  en: {
    commitment: (campaign, hash, code) => `Campaign ${campaign}\nCommitment ${hash}\nShort code ${code}`,
    readAloud:
      'Read the short code aloud and compare it with the published commitment. Do they agree? (yes/no)',
    dice: (left) => `Throw the dice and type the digits, ${left} to go:`,
    notDigits: '  Only the digits 0–9 count; this line was not taken.',
    diceRight: 'Are these the digits that were thrown? (yes/no)',
    promised: (holder, sha256) => `${holder} committed to ${sha256}`,
    secret: (holder) => `${holder}, please type your secret (hex):`,
    drawn: (fingerprint, out) =>
      `Drawn. Fingerprint of the seed ${fingerprint}\n→ ${out}: draw.json (publish), minutes.docx (sign), private/ (keep)`,
    host: 'Host',
    holder: 'Secret holder',
  },
};

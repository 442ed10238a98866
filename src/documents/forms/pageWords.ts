import type { Language } from '../../messages/texts.js';

interface PageWords {
  /** Before, between and after the number of the page and the number of pages. */
  readonly page: readonly [string, string, string];
  readonly certificate: string;
  readonly signed: string;
  readonly date: string;
  /** Said of characters that no font of the service has. */
  readonly unknown: (points: string) => string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  zh: {
    page: ['第 ', ' 页，共 ', ' 页'],
    certificate: '执法证号',
    signed: '（签名）',
    date: '　年　月　日',
    unknown: (points) => `“〓”为字库未收录的字：${points}。`,
  },
  en: {
    page: ['Page ', ' of ', ''],
    certificate: 'Certificate no.',
    signed: ' (signature)',
    date: 'Date:',
    unknown: (points) => `“〓” stands for a character that no font here has: ${points}.`,
  },
};

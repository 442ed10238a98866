import type { Language } from '../../messages/texts.js';

const KEY = 'evenhand.language';
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The language that the reader chose before, else the browser's; Chinese unless it prefers English. */
export function readLanguage(): Language {
  const kept = keptLanguage();
  if (kept !== null) return kept;
  const first = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? 'zh';
  return first.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'zh' || kept === 'en' ? kept : null;
  } catch {
    // A browser may keep nothing for us.
    return null;
  }
}

/** Tells the browser the language of the page, and keeps the choice. */
export function chooseLanguage(language: Language): void {
  document.documentElement.lang = LANGUAGE_TAGS[language];
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Then it holds for this page only.
  }
}

import type { Language } from '../../messages/texts.js';

/** The same content in words of each language. */
export const inBoth = <T>(make: (language: Language) => T): Readonly<Record<Language, T>> => ({
  zh: make('zh'),
  en: make('en'),
});

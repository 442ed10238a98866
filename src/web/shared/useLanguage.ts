import { createContext, use, useMemo } from 'react';
import { textsIn, type ScreenTexts, type TextsIn } from '../../messages/screens/screenTexts.js';
import type { Language } from '../../messages/texts.js';

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({
  language: 'zh',
  setLanguage: () => undefined,
});

export const useLanguage = (): LanguageChoice => use(LanguageContext);

/** The texts of a screen in the reader's language. */
export function useTexts<T extends ScreenTexts>(texts: T): TextsIn<T> {
  const { language } = useLanguage();
  return useMemo(() => textsIn(texts, language), [texts, language]);
}

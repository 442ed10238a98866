import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../../messages/texts.js';
import { chooseLanguage, readLanguage } from './language.js';
import { LanguageContext } from './useLanguage.js';

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(readLanguage);
  useLayoutEffect(() => {
    chooseLanguage(language);
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

import { Button } from 'antd';
import { shellTexts } from '../../../messages/screens/shell.js';
import { LANGUAGE_TAGS } from '../../shared/language.js';
import { useLanguage, useTexts } from '../../shared/useLanguage.js';

/** The other language, named in itself. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const t = useTexts(shellTexts);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      lang={LANGUAGE_TAGS[other]}
      onClick={() => {
        setLanguage(other);
      }}
    >
      {t.switchLanguage}
    </Button>
  );
}

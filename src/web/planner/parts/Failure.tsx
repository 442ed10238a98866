import { Alert, Button } from 'antd';
import { shellTexts } from '../../../messages/screens/shell.js';
import { wordsOf } from '../../client/problem.js';
import { useLanguage, useTexts } from '../../shared/useLanguage.js';

/** Says what went wrong, and offers to try again where that makes sense. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { language } = useLanguage();
  const t = useTexts(shellTexts);
  const words = wordsOf(error, language);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.length === 1 ? words[0] : t.failed}
      description={
        words.length === 1 ? undefined : (
          <ul>
            {words.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )
      }
      action={retry === undefined ? undefined : <Button onClick={retry}>{t.retry}</Button>}
    />
  );
}

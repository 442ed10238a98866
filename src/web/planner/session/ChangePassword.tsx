import { signInTexts } from '../../../messages/screens/signIn.js';
import { useTexts } from '../../shared/useLanguage.js';
import { LanguageSwitch } from '../shell/LanguageSwitch.js';
import { Product } from '../shell/Product.js';
import { useTitle } from '../shell/useTitle.js';
import { PasswordForm } from './PasswordForm.js';
import { useSession } from './session.js';

/** What whoever still has a password from somebody else sees instead of everything else. */
export function ChangePassword() {
  const t = useTexts(signInTexts);
  const { refresh } = useSession();
  useTitle(t.changeTitle);
  return (
    <main className="narrow-page">
      <div className="narrow-head">
        <Product />
        <LanguageSwitch />
      </div>
      <h1>{t.changeTitle}</h1>
      <p>{t.changeReason}</p>
      <PasswordForm onChanged={() => void refresh()} />
    </main>
  );
}

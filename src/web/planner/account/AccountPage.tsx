import { App } from 'antd';
import { shellTexts } from '../../../messages/screens/shell.js';
import { signInTexts } from '../../../messages/screens/signIn.js';
import { useTexts } from '../../shared/useLanguage.js';
import { PasswordForm } from '../session/PasswordForm.js';
import { useTitle } from '../shell/useTitle.js';
import { OneTimeCodes } from './OneTimeCodes.js';

/** One’s own password and one-time codes. */
export default function AccountPage() {
  const { account } = useTexts(shellTexts);
  const t = useTexts(signInTexts);
  const { message } = App.useApp();
  useTitle(account);
  return (
    <>
      <h1>{account}</h1>
      <section className="card form-card">
        <h2>{t.change}</h2>
        <PasswordForm onChanged={() => void message.success(t.changed)} />
      </section>
      <section className="card form-card">
        <h2>{t.codesTitle}</h2>
        <OneTimeCodes />
      </section>
    </>
  );
}

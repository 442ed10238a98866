import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { signInTexts } from '../../../messages/screens/signIn.js';
import { answer, api } from '../../client/client.js';
import { codeOf } from '../../client/problem.js';
import { useTexts } from '../../shared/useLanguage.js';
import { useTitle } from '../shell/useTitle.js';
import { Failure } from '../parts/Failure.js';
import { LanguageSwitch } from '../shell/LanguageSwitch.js';
import { Product } from '../shell/Product.js';
import type { Me } from './session.js';

interface Fields {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

/** Login and password; the one-time code is asked for once it is known that the account uses them. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }) {
  const t = useTexts(signInTexts);
  useTitle(t.title);
  const signIn = useMutation({
    mutationFn: (body: Fields) => answer(api.POST('/api/v1/session', { body })),
    onSuccess: onSignedIn,
  });
  const needsCode = codeOf(signIn.error) === 'signIn.code-needed' || signIn.variables?.code !== undefined;
  const required = [{ required: true, message: t.required }];
  return (
    <main className="narrow-page">
      <div className="narrow-head">
        <Product />
        <LanguageSwitch />
      </div>
      <h1>{t.title}</h1>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => {
          signIn.mutate(fields);
        }}
      >
        {signIn.error !== null && <Failure error={signIn.error} />}
        <Form.Item name="login" label={t.login} rules={required}>
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label={t.password} rules={required}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {needsCode && (
          <Form.Item name="code" label={t.code} help={t.codeHint} rules={required}>
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} size="large" />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {t.submit}
        </Button>
      </Form>
      <p className="after-form">
        <a href="/verify">{t.verifyLink}</a>
      </p>
    </main>
  );
}

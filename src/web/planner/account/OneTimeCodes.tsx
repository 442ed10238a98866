import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { renderSVG } from 'uqr';
import { signInTexts } from '../../../messages/screens/signIn.js';
import { answer, api } from '../../client/client.js';
import { useTexts } from '../../shared/useLanguage.js';
import { Failure } from '../parts/Failure.js';
import { useSession } from '../session/session.js';

interface Fields {
  readonly password: string;
  readonly code?: string;
}

/** Turns one-time codes on, with a code that shows that the phone has the secret, or off. */
export function OneTimeCodes() {
  const t = useTexts(signInTexts);
  const { me, refresh } = useSession();
  const start = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/session/one-time-codes', {})),
  });
  const { data: secret } = start;
  const set = useMutation({
    mutationFn: ({ password, code }: Fields) => {
      const confirmed = secret === undefined || code === undefined ? null : { sealed: secret.sealed, code };
      return answer(api.PUT('/api/v1/session/one-time-codes', { body: { password, confirmed } }));
    },
    onSuccess: () => {
      start.reset();
      return refresh();
    },
  });
  const asks = me.oneTimeCodes || secret !== undefined;
  return (
    <>
      <p>{me.oneTimeCodes ? t.codesOn : t.codesOff}</p>
      {!asks && (
        <Button
          loading={start.isPending}
          onClick={() => {
            start.mutate();
          }}
        >
          {t.codesSetUp}
        </Button>
      )}
      {secret !== undefined && <Scan uri={secret.uri} />}
      {set.error !== null && <Failure error={set.error} />}
      {asks && (
        <ConfirmForm
          withCode={!me.oneTimeCodes}
          pending={set.isPending}
          onConfirm={(fields) => {
            set.mutate(fields);
          }}
        />
      )}
    </>
  );
}

function Scan({ uri }: { readonly uri: string }) {
  const t = useTexts(signInTexts);
  const source = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri))}`;
  return (
    <>
      <p>{t.codesScan}</p>
      <img src={source} alt={t.codesQr} width={200} height={200} />
    </>
  );
}

interface ConfirmProps {
  readonly withCode: boolean;
  readonly pending: boolean;
  readonly onConfirm: (fields: Fields) => void;
}

function ConfirmForm({ withCode, pending, onConfirm }: ConfirmProps) {
  const t = useTexts(signInTexts);
  const rules = [{ required: true, message: t.required }];
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={onConfirm}>
      <Form.Item name="password" label={t.password} rules={rules}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {withCode && (
        <Form.Item name="code" label={t.code} rules={rules}>
          <Input inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
        </Form.Item>
      )}
      <Button type={withCode ? 'primary' : 'default'} danger={!withCode} htmlType="submit" loading={pending}>
        {withCode ? t.codesConfirm : t.codesStop}
      </Button>
    </Form>
  );
}

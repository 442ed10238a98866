import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { signInTexts } from '../../../messages/screens/signIn.js';
import { answer, api } from '../../client/client.js';
import { useTexts } from '../../shared/useLanguage.js';
import { Failure } from '../parts/Failure.js';

interface Fields {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** Changes one’s own password; the new one is typed twice. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const t = useTexts(signInTexts);
  const [form] = Form.useForm<Fields>();
  const change = useMutation({
    mutationFn: ({ current, next }: Fields) =>
      answer(api.PUT('/api/v1/session/password', { body: { current, next } })),
    onSuccess: () => {
      form.resetFields();
      onChanged();
    },
  });
  const required = { required: true, message: t.required };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => {
        change.mutate(fields);
      }}
    >
      {change.error !== null && <Failure error={change.error} />}
      <Form.Item name="current" label={t.current} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label={t.next} rules={[required]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.again}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === undefined || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t.change}
      </Button>
    </Form>
  );
}

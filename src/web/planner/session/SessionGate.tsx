import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { answer, api, sendAlong } from '../../client/client.js';
import { codeOf } from '../../client/problem.js';
import { Failure } from '../parts/Failure.js';
import { ChangePassword } from './ChangePassword.js';
import { SessionContext, type Me } from './session.js';
import { SignIn } from './SignIn.js';

const KEY = ['session'];

/** Shows its children to whoever signed in with a password of their own, and the way there to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: whoOneIs, staleTime: Infinity });
  const session = useMemo(() => {
    if (data === undefined || data === null) return null;
    const signOut = async (): Promise<void> => {
      await answer(api.DELETE('/api/v1/session'));
      client.clear();
      client.setQueryData(KEY, null);
    };
    return { me: data, refresh: refetch, signOut };
  }, [data, client, refetch]);
  const enter = (me: Me): void => {
    sendAlong({ csrf: me.csrf });
    client.setQueryData(KEY, me);
  };
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Spin size="large" className="whole-page" />;
  if (session === null) return <SignIn onSignedIn={enter} />;
  return (
    <SessionContext value={session}>
      {session.me.mustChangePassword ? <ChangePassword /> : children}
    </SessionContext>
  );
}

async function whoOneIs(): Promise<Me | null> {
  try {
    const me = await answer(api.GET('/api/v1/session'));
    sendAlong({ csrf: me.csrf });
    return me;
  } catch (error) {
    if (codeOf(error) === 'signIn.required') return null;
    throw error;
  }
}

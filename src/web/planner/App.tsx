import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { useLayoutEffect } from 'react';
import { BrowserRouter } from 'react-router';
import { sendAlong } from '../client/client.js';
import { codeOf } from '../client/problem.js';
import { LANGUAGE_TAGS } from '../shared/language.js';
import { useLanguage } from '../shared/useLanguage.js';
import { SessionGate } from './session/SessionGate.js';
import { Shell } from './shell/Shell.js';
import { THEME } from './theme.js';

/** Only what may go better by itself is tried again: a request that did not get through. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => count < 2 && codeOf(error) === 'web.unreachable', staleTime: 10_000 },
  },
});

const LOCALES = { zh: zhCN, en: enUS };

export function App() {
  const { language } = useLanguage();
  // Requests of this very rendering already speak the language.
  sendAlong({ language: LANGUAGE_TAGS[language] });
  useLayoutEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      locale={LOCALES[language]}
      theme={THEME}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename="/app">
            <SessionGate>
              <Shell />
            </SessionGate>
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

import { Spin } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { Link, Route, Routes } from 'react-router';
import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';
import { may, useSession } from '../session/session.js';
import { PAGES } from './pages.js';
import { useTitle } from './useTitle.js';

const LOADED = PAGES.map(({ load, ...page }) => ({ ...page, Component: lazy(load) }));

/** The page of the address; pages that the person may not use do not exist for them. */
export function PageRoutes() {
  const { me } = useSession();
  const mine = useMemo(() => LOADED.filter(({ action }) => action === null || may(me, action)), [me]);
  return (
    <Suspense fallback={<Spin size="large" className="whole-page" />}>
      <Routes>
        {mine.map(({ path, Component }) => (
          <Route key={path} path={path} element={<Component />} />
        ))}
        <Route path="*" element={<NoPage />} />
      </Routes>
    </Suspense>
  );
}

function NoPage() {
  const t = useTexts(shellTexts);
  useTitle(t.nothingHere);
  return (
    <>
      <h1>{t.nothingHere}</h1>
      <Link to="/">{t.toHome}</Link>
    </>
  );
}

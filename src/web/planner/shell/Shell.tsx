import { Drawer } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';
import { Header } from './Header.js';
import { MainMenu } from './MainMenu.js';
import { PageRoutes } from './PageRoutes.js';

/** Header, menu and the page; on a narrow screen the menu waits in a drawer. */
export function Shell() {
  const t = useTexts(shellTexts);
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const close = (): void => {
    setOpen(false);
  };
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Header
        onOpenMenu={() => {
          setOpen(true);
        }}
      />
      <nav className="side" aria-label={t.menu}>
        <MainMenu />
      </nav>
      <Drawer open={open} onClose={close} placement="left" size={280} title={t.menu}>
        <nav aria-label={t.menu}>
          <MainMenu onChosen={close} />
        </nav>
      </Drawer>
      <main id="content" tabIndex={-1} key={pathname}>
        <PageRoutes />
      </main>
    </div>
  );
}

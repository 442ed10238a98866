import { NavLink } from 'react-router';
import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';
import { may, useSession } from '../session/session.js';
import { GROUPS, PAGES } from './pages.js';

/** Links to the pages that the person may use, by group. */
export function MainMenu({ onChosen }: { readonly onChosen?: () => void }) {
  const t = useTexts(shellTexts);
  const { me } = useSession();
  const mine = PAGES.filter(({ action }) => action === null || may(me, action));
  return (
    <>
      {GROUPS.map((group) => {
        const pages = mine.filter((page) => page.group === group);
        return pages.length === 0 ? null : (
          <section key={group} className="menu-group">
            <h2>{t[group]}</h2>
            <ul>
              {pages.map(({ path, title }) => (
                <li key={path}>
                  <NavLink to={path} end={path === '/'} onClick={onChosen}>
                    {t[title]}
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

import { Button } from 'antd';
import { Link } from 'react-router';
import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';
import { useSession } from '../session/session.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { Product } from './Product.js';

export function Header({ onOpenMenu }: { readonly onOpenMenu: () => void }) {
  const t = useTexts(shellTexts);
  const { me, signOut } = useSession();
  return (
    <header className="header">
      <Button className="open-menu" type="text" aria-label={t.openMenu} onClick={onOpenMenu}>
        <span aria-hidden>☰</span>
      </Button>
      <Link to="/" className="product-link">
        <Product />
      </Link>
      <span className="spacer" />
      <LanguageSwitch />
      <Link to="/account" className="person" title={t.account}>
        {me.name}
      </Link>
      <Button type="text" onClick={() => void signOut()}>
        {t.signOut}
      </Button>
    </header>
  );
}

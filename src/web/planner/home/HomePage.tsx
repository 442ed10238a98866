import { homeTexts } from '../../../messages/screens/home.js';
import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';
import { useSession } from '../session/session.js';
import { useTitle } from '../shell/useTitle.js';

export default function HomePage() {
  const t = useTexts(homeTexts);
  const { home } = useTexts(shellTexts);
  const { me } = useSession();
  useTitle(home);
  return <h1>{t.hello(me.name)}</h1>;
}

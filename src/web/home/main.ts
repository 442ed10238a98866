import { publicTexts } from '../../messages/screens/publicPages.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import { element } from '../shared/dom.js';
import { showPublicPage } from '../shared/publicFrame.js';

/** Where everybody arrives: what this is, and the two ways on. */
showPublicPage((language) => {
  const t = textsIn(publicTexts, language);
  const way = (href: string, title: string, words: string): HTMLElement =>
    element('li', {}, element('a', { href }, title), element('p', {}, words));
  return {
    title: t.product,
    content: [
      element('h1', {}, t.product),
      element('p', { className: 'lead' }, t.lead),
      element(
        'ul',
        { className: 'ways' },
        way('/verify', t.verify, t.verifyWords),
        way('/app', t.office, t.officeWords),
        way('/api/v1/public/log', t.log, t.logWords),
      ),
    ],
  };
});

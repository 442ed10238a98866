import { publicTexts } from '../../messages/screens/publicPages.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import type { Language } from '../../messages/texts.js';
import { element } from './dom.js';
import icon from './icon.svg';
import { chooseLanguage, LANGUAGE_TAGS, readLanguage } from './language.js';

/** What a public page shows in a language: its title and what stands in it. */
export type Draw = (language: Language) => { readonly title: string; readonly content: readonly Node[] };

/** Shows a public page, and shows it anew whenever the reader changes the language. */
export function showPublicPage(draw: Draw): { readonly redraw: () => void } {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  let language = readLanguage();
  const redraw = (): void => {
    chooseLanguage(language);
    const { title, content } = draw(language);
    document.title = title;
    root.replaceChildren(head(language, swap), element('main', {}, ...content));
  };
  const swap = (): void => {
    language = language === 'zh' ? 'en' : 'zh';
    redraw();
    root.querySelector<HTMLElement>('.switch')?.focus();
  };
  redraw();
  return { redraw };
}

function head(language: Language, swap: () => void): HTMLElement {
  const t = textsIn(publicTexts, language);
  const other = language === 'zh' ? 'en' : 'zh';
  return element(
    'header',
    {},
    element(
      'a',
      { href: '/', className: 'product' },
      element('img', { src: icon, alt: '', width: 28, height: 28 }),
      t.product,
    ),
    element('button', {
      ...{ className: 'switch', type: 'button', lang: LANGUAGE_TAGS[other], onclick: swap },
      textContent: t.switchLanguage,
    }),
  );
}

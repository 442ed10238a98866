import { describeProblem } from '../../messages/registry.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import { verifyTexts } from '../../messages/screens/verify.js';
import type { Language } from '../../messages/texts.js';
import { element } from '../shared/dom.js';
import type { Acts, Published, State } from './state.js';

/** Where a bundle is chosen, dropped, or taken from the service. */
export function startView(
  language: Language,
  { problem }: Extract<State, { at: 'start' }>,
  published: Published,
  acts: Acts,
): readonly Node[] {
  const t = textsIn(verifyTexts, language);
  return [
    element('h1', {}, t.title),
    element('p', { className: 'lead' }, t.lead),
    ...(problem === null
      ? []
      : [element('p', { role: 'alert', className: 'bad' }, describeProblem(problem, language))]),
    dropZone(language, acts),
    element('h2', {}, t.published),
    publishedList(language, published, acts),
  ];
}

function dropZone(language: Language, { open }: Acts): HTMLElement {
  const t = textsIn(verifyTexts, language);
  const input = element('input', {
    ...{ type: 'file', accept: '.zip,application/zip', id: 'bundle', className: 'unseen' },
    onchange: () => {
      const [file] = input.files ?? [];
      if (file !== undefined) open(file);
    },
  });
  const zone = element(
    'div',
    { className: 'drop card' },
    input,
    element('label', { htmlFor: 'bundle' }, t.choose),
    element('p', {}, t.drop),
  );
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => {
    zone.classList.remove('over');
  });
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) open(file);
  });
  return zone;
}

function publishedList(language: Language, published: Published, { fetch }: Acts): HTMLElement {
  const t = textsIn(verifyTexts, language);
  if (published === 'loading') return element('p', {}, '…');
  if (published === 'unreachable') return element('p', {}, t.unreachable);
  if (published.length === 0) return element('p', {}, t.nonePublished);
  const items = published.map(({ campaign, sequence }) =>
    element(
      'li',
      {},
      element('button', {
        ...{ type: 'button', className: 'second' },
        textContent: `${campaign} · ${t.attempt(sequence)}`,
        onclick: () => {
          fetch(campaign);
        },
      }),
    ),
  );
  return element('ul', { className: 'published' }, ...items);
}

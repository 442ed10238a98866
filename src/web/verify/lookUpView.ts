import { describeProblem } from '../../messages/registry.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import { verifyTexts } from '../../messages/screens/verify.js';
import type { Language } from '../../messages/texts.js';
import { element } from '../shared/dom.js';
import { proofView } from './proofView.js';
import type { Acts, LookUp } from './state.js';

/** “Was my enterprise drawn?”: the search, and what it led to. */
export function lookUpView(language: Language, lookUp: LookUp, acts: Acts): readonly Node[] {
  const t = textsIn(verifyTexts, language);
  const input = element('input', { type: 'search', id: 'enterprise', autocomplete: 'off' });
  const form = element(
    'form',
    {
      className: 'look-up',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        if (input.value.trim() !== '') acts.find(input.value.trim());
      },
    },
    element('label', { htmlFor: 'enterprise' }, t.lookUpHint),
    input,
    element('button', { textContent: t.find }),
  );
  const answer = element('div', { ariaLive: 'polite' }, ...lookedUp(language, lookUp, acts));
  return [element('h2', {}, t.lookUp), form, answer];
}

function lookedUp(language: Language, lookUp: LookUp, { prove }: Acts): readonly Node[] {
  const t = textsIn(verifyTexts, language);
  switch (lookUp.at) {
    case 'idle':
      return [];
    case 'working':
      return [element('p', {}, t.working)];
    case 'refused':
      return [element('p', { className: 'bad' }, describeProblem(lookUp.problem, language))];
    case 'proved':
      return [proofView(language, lookUp.proof, lookUp.problems)];
    case 'found': {
      const items = lookUp.found.map(({ id, name }) =>
        element(
          'li',
          {},
          element('button', {
            ...{ type: 'button', className: 'second', textContent: `${name} ${id}` },
            onclick: () => {
              prove(id);
            },
          }),
        ),
      );
      if (items.length === 0) return [element('p', {}, t.notFound)];
      const list = element('ul', { className: 'published' }, ...items);
      return lookUp.more ? [list, element('p', {}, t.moreFound)] : [list];
    }
  }
}

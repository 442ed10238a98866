import { STEPS, type StepName } from '../../core/replay/steps.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import { verifyTexts } from '../../messages/screens/verify.js';
import { stepTexts } from '../../messages/steps.js';
import type { Language } from '../../messages/texts.js';
import { element } from '../shared/dom.js';

/** How far a performance has come: the rows go by twice, once for the facts and once for the draw. */
export interface Progress {
  readonly step: StepName;
  readonly rows: number;
  readonly of: number;
}

/** Progress of a performance that is under way; `show` changes the bar and the words in place. */
export function runningView(language: Language): {
  readonly nodes: readonly Node[];
  readonly show: (progress: Progress) => void;
} {
  const t = textsIn(verifyTexts, language);
  const bar = element('progress', { max: 1, value: 0, ariaLabel: t.running });
  const words = element('p', { className: 'quiet', ariaLive: 'polite' });
  const items = new Map(
    STEPS.map((step) => [step, element('li', { className: 'pending' }, stepTexts[step][language])]),
  );
  const show = ({ step, rows, of }: Progress): void => {
    const passes = step === 'draw' ? 1 : 0;
    bar.value = of === 0 ? 0 : (rows / of + passes) / 2;
    words.textContent = t.rows(rows, of);
    for (const [each, item] of items) item.classList.toggle('current', each === step);
  };
  const list = element('ol', { className: 'steps card' }, ...items.values());
  return { nodes: [element('h1', {}, t.running), bar, words, list], show };
}

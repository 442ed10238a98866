import { shortCode } from '../../core/kernel/shortCode.js';
import { STEPS } from '../../core/replay/steps.js';
import { describeProblem } from '../../messages/registry.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import { verifyTexts } from '../../messages/screens/verify.js';
import { stepTexts } from '../../messages/steps.js';
import type { Language } from '../../messages/texts.js';
import { element } from '../shared/dom.js';
import { factList } from './factList.js';
import { lookUpView } from './lookUpView.js';
import type { DrawFacts, Verdict } from './protocol.js';
import type { Acts, LookUp } from './state.js';

/** What came of performing a draw again, step by step, and the way to one’s own enterprise. */
export function resultView(
  language: Language,
  verdict: Verdict,
  lookUp: LookUp,
  acts: Acts,
): readonly Node[] {
  const t = textsIn(verifyTexts, language);
  const { agrees, commitmentHash, facts, seconds } = verdict;
  const banner = element(
    'p',
    { className: agrees ? 'verdict good' : 'verdict bad', role: 'status' },
    `${agrees ? '✓' : '✗'} ${agrees ? t.agrees : t.differs}`,
  );
  return [
    element('h1', {}, facts?.title[language] ?? t.title),
    banner,
    ...(facts === null ? [] : [aboutDraw(language, facts, commitmentHash)]),
    element('h2', {}, t.steps),
    stepList(language, verdict),
    element('p', { className: 'quiet' }, t.took(seconds.toFixed(1))),
    buttons(language, acts),
    ...(facts === null || !agrees ? [] : lookUpView(language, lookUp, acts)),
  ];
}

function aboutDraw(language: Language, facts: DrawFacts, commitmentHash: string | null): HTMLElement {
  const t = textsIn(verifyTexts, language);
  const { campaign, kind, sequence, frameSize, excluded, random, certain, logged } = facts;
  const code = commitmentHash ?? '';
  return element(
    'section',
    { className: 'card' },
    element('p', {}, t.compare, ' ', element('strong', { className: 'short-code' }, shortCode(code))),
    factList([
      [t.campaign, `${campaign}${kind === 'rehearsal' ? t.rehearsal : ''}`],
      [t.attempts, t.attempt(sequence)],
      [t.frame, t.frameWords(frameSize, excluded)],
      [t.targets, t.targetWords(random, certain)],
      [t.log, logged === 0 ? t.noLog : t.logWords(logged)],
      [t.commitment, element('code', {}, code)],
    ]),
  );
}

function stepList(language: Language, { steps }: Verdict): HTMLElement {
  const t = textsIn(verifyTexts, language);
  const items = STEPS.map((name) => {
    const problems = steps.find(({ step }) => step === name)?.problems;
    const [kind, mark] =
      problems === undefined
        ? ['pending', t.skipped]
        : problems.length === 0
          ? ['good', t.good]
          : ['bad', t.bad];
    const reasons = (problems ?? []).map((each) => element('li', {}, describeProblem(each, language)));
    return element(
      'li',
      { className: kind },
      `${stepTexts[name][language]} `,
      element('span', { className: 'mark' }, mark),
      reasons.length === 0 ? null : element('ul', { className: 'reasons' }, ...reasons),
    );
  });
  return element('ol', { className: 'steps card' }, ...items);
}

function buttons(language: Language, { again }: Acts): HTMLElement {
  const t = textsIn(verifyTexts, language);
  const print = (): void => {
    window.print();
  };
  return element(
    'p',
    { className: 'buttons' },
    element('button', { type: 'button', className: 'second', onclick: again, textContent: t.another }),
    element('button', { type: 'button', className: 'second', onclick: print, textContent: t.print }),
  );
}

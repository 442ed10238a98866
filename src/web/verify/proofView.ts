import { canonical } from '../../core/kernel/canonical.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Proof } from '../../core/replay/proof.js';
import { outcomeWords } from '../../messages/proofPage.js';
import { describeProblem } from '../../messages/registry.js';
import { textsIn } from '../../messages/screens/screenTexts.js';
import { verifyTexts } from '../../messages/screens/verify.js';
import type { Language } from '../../messages/texts.js';
import { element } from '../shared/dom.js';
import { factList } from './factList.js';

/** What a draw meant for one enterprise, with the numbers that prove it. */
export function proofView(language: Language, proof: Proof, problems: readonly Problem[]): HTMLElement {
  const t = textsIn(verifyTexts, language);
  const holds = problems.length === 0;
  const { row, cell, commitment } = proof;
  return element(
    'section',
    { className: 'card proof' },
    element('h3', {}, row.name),
    element('p', { className: 'outcome' }, outcomeWords(proof, language)),
    element('p', { className: holds ? 'good' : 'bad' }, holds ? `✓ ${t.proofGood}` : `✗ ${t.proofBad}`),
    ...problems.map((each) => element('p', { className: 'bad' }, describeProblem(each, language))),
    factList([
      [t.enterprise, row.id],
      [t.tier, `${row.tier} · ${String(row.score)}`],
      ...(cell === null
        ? []
        : [
            [t.cell, t.cellWords(cell.cell, cell.population, cell.size)] as const,
            [t.probability, proof.pi] as const,
            [t.ticket, code(proof.ticket)] as const,
            [t.cutoff, cell.cutoff === null ? t.noCutoff : code(cell.cutoff)] as const,
          ]),
      [t.place, t.placeWords(proof.index + 1, commitment.frameSize)],
      [t.path, pathOf(language, proof.path)],
      [t.root, code(commitment.frameRoot)],
    ]),
    (cell?.cutoff ?? null) === null ? null : element('p', { className: 'quiet' }, t.cutoffHint),
    element(
      'a',
      {
        href: URL.createObjectURL(new Blob([`${canonical(proof)}\n`], { type: 'application/json' })),
        download: `proof-${row.id}.json`,
      },
      t.download,
    ),
  );
}

const code = (text: string): HTMLElement => element('code', {}, text);

function pathOf(language: Language, path: readonly string[]): HTMLElement {
  const t = textsIn(verifyTexts, language);
  return element(
    'details',
    {},
    element('summary', {}, t.pathWords(path.length)),
    element('ol', {}, ...path.map((each) => element('li', {}, code(each)))),
  );
}

import type { Answers } from '../../core/duties/questions.js';
import type { Day } from '../../core/kernel/date.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { OpenForm, SelfInspections } from '../ports/selfInspections.js';
import type { Security } from '../signIn/security.js';

/** A filled-in form, as it comes from whoever has its address. */
export interface SentForm {
  readonly token: string;
  readonly answers: Answers;
  readonly filledBy: { readonly name: string; readonly phone: string };
}

/** Takes a form back. Who filled it in is sealed for that form alone. */
export function returnForm(
  { store, security }: { readonly store: Pick<SelfInspections, 'returnForm'>; readonly security: Security },
  { token, answers, filledBy }: SentForm,
  on: Day,
  at: Date,
): Promise<Result<OpenForm, Problem>> {
  const fingerprint = security.fingerprint(token);
  const plain = new TextEncoder().encode(JSON.stringify(filledBy));
  const filler = security.seal(`evenhand/self-inspection/v1/filler/${fingerprint}`, plain);
  const act = { actor: 'public', action: 'form.return', at, reason: null } as const;
  return store.returnForm(fingerprint, { answers, filler, on }, act);
}

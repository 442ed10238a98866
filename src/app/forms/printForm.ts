import type { Language } from '../../messages/texts.js';
import type { DocumentDraft, IssuedDocument, Worded } from '../ports/documentRegister.js';
import type { Form } from '../ports/forms.js';

/** A document in one language; one that has no number yet is a draft. */
export function printForm(
  document: IssuedDocument | (Worded & Pick<DocumentDraft, 'office'>),
  language: Language,
): Form {
  const { kind, content, office } = document;
  const issued =
    'number' in document
      ? { number: { year: document.year, number: document.number }, issuedOn: document.issuedOn }
      : { number: null, issuedOn: null };
  return { kind, content: content[language], language, office, ...issued } as Form;
}

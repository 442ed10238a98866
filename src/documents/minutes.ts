import type { WriteMinutes } from '../app/ports/minutes.js';
import { writeForm } from './forms/writeForm.js';

/** Minutes of a public draw as DOCX, for signature. */
export const writeMinutes: WriteMinutes = ({ language, organisation, ...content }) =>
  writeForm(
    {
      ...{ kind: 'minutes', content, language, office: organisation, number: null, issuedOn: content.heldOn },
    },
    'docx',
  );

import Type from 'typebox';
import { FORM_KINDS } from '../../app/forms/content.js';
import type { ListedDocument } from '../../app/ports/documentRegister.js';
import { closed, Code, Day, oneOf, Text } from '../schemas.js';

export const TAGS = ['documents'];

export const Issued = closed({
  organisation: Code,
  kind: oneOf(FORM_KINDS),
  year: Type.Integer(),
  number: Type.Integer({
    minimum: 1,
    description: '文号: counted per organisation, kind and year, without gaps',
  }),
  subject: Text,
  issuedOn: Day,
  issuedBy: Code,
});

/** A document as the register lists it: what it says is printed, not listed. */
export const issuedOf = ({
  organisation,
  kind,
  year,
  number,
  subject,
  issuedOn,
  issuedBy,
}: ListedDocument): ListedDocument => ({ organisation, kind, year, number, subject, issuedOn, issuedBy });

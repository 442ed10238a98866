import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { printForm } from '../app/forms/printForm.js';
import type { IssuedDocument } from '../app/ports/documentRegister.js';
import { FORMATS, type Format } from '../app/ports/forms.js';
import type { ApiServices } from './apiServices.js';
import { languageOf } from './problem.js';
import { closed, oneOf } from './schemas.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const PDF = 'application/pdf';

export const FormQuery = closed({
  format: Type.Optional(oneOf(FORMATS)),
  language: Type.Optional(oneOf(['zh', 'en'])),
});
export type FormQuery = Static<typeof FormQuery>;

/** Sends a document as the query or the Accept header asks: PDF unless DOCX is wanted. */
export async function sendForm(
  services: ApiServices,
  request: FastifyRequest,
  reply: FastifyReply,
  document: Parameters<typeof printForm>[0] & { readonly subject: string },
): Promise<FastifyReply> {
  const { format = accepted(request), language = languageOf(request) } = request.query as FormQuery;
  const form = printForm(document, language);
  const bytes = await services.writeForm(form, format);
  const name = fileName(document);
  return reply
    .type(format === 'docx' ? DOCX : PDF)
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .send(Buffer.from(bytes));
}

const accepted = (request: FastifyRequest): Format =>
  (request.headers.accept ?? '').includes(DOCX) ? 'docx' : 'pdf';

function fileName(document: { readonly kind: string; readonly subject: string } | IssuedDocument): string {
  const number = 'number' in document ? `${document.year}-${document.number}` : 'draft';
  return `${document.kind}-${document.subject}-${number}`.replace(/[^0-9A-Za-z-]+/g, '-');
}

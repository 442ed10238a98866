import type { WriteForm } from '../../app/ports/forms.js';
import { renderDocx } from './renderDocx.js';
import { sheetOf } from './sheetOf.js';

/** Writes a document; the renderer of PDF and its fonts are loaded when the first is asked for. */
export const writeForm: WriteForm = async (form, format) => {
  const sheet = sheetOf(form);
  if (format === 'docx') return renderDocx(sheet);
  const { renderPdf } = await import('./renderPdf.js');
  return renderPdf(sheet);
};

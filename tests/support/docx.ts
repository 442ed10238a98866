import { unzipSync } from 'fflate';

/** What a DOCX says, body and headers, without spaces between its runs. */
export function docxText(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) =>
    /^word\/(document|header|footer)/.test(name),
  );
  return parts.map(([, part]) => runsOf(Buffer.from(part).toString('utf8'))).join('\n');
}

const runsOf = (xml: string): string =>
  Array.from(xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, text = '']) => text)
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The markup of a DOCX, without its headers and footers. */
export const docxBody = (bytes: Uint8Array): string =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? []).toString('utf8');

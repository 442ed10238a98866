import type { Parts } from '../zipLimits.js';
import { scanPart } from './partText.js';
import { attributeOf } from './xmlScanner.js';

/** Where the things of the first sheet stand in a workbook (ECMA-376 part 2, relationships). */
export interface WorkbookParts {
  readonly sheet: string;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Whether days count from 1904. */
  readonly from1904: boolean;
}

const [type, target, id] = ['Type', 'Target', 'Id'].map(attributeOf) as [Read, Read, Read];
const [relation, date1904] = [attributeOf('[A-Za-z0-9]+:id'), attributeOf('date1904')];
type Read = ReturnType<typeof attributeOf>;

interface Link {
  readonly id: string;
  /** The last word of the type, which alone differs between the transitional and the strict form. */
  readonly kind: string;
  readonly path: string;
}

export function workbookParts(bytes: Uint8Array, parts: Parts): WorkbookParts {
  const book = links(bytes, parts, '').find(({ kind }) => kind === 'officeDocument')?.path;
  if (book === undefined) throw new RangeError('no workbook inside');
  let first: string | null = null;
  let from1904 = false;
  scanPart(bytes, parts, book, {
    open: (name, attributes) => {
      if (name === 'sheet') first ??= relation(attributes);
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(date1904(attributes) ?? '');
    },
    text: () => undefined,
    close: () => undefined,
  });
  const found = links(bytes, parts, book);
  const sheet = found.find((link) => link.kind === 'worksheet' && link.id === first);
  if (sheet === undefined) throw new RangeError('no sheet inside');
  const pathOf = (wanted: string): string | null => found.find(({ kind }) => kind === wanted)?.path ?? null;
  return { sheet: sheet.path, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles'), from1904 };
}

/** What a part points at; "" for the package itself. */
function links(bytes: Uint8Array, parts: Parts, path: string): readonly Link[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const found: Link[] = [];
  scanPart(bytes, parts, `${folder}_rels/${path.slice(folder.length)}.rels`, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const kind = (type(attributes) ?? '').split('/').at(-1) ?? '';
      found.push({ id: id(attributes) ?? '', kind, path: resolve(folder, target(attributes) ?? '') });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

function resolve(folder: string, to: string): string {
  if (to.startsWith('/')) return to.slice(1);
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of to.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

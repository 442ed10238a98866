import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The earliest time that a ZIP can hold, in local terms, as the format has it. */
const EPOCH = new Date(1980, 0, 1);
const STAMP = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
const CORE_PROPERTIES = 'docProps/core.xml';

/** The same office document without the time of its writing: parts in order of name, fixed times. */
export function steadyZip(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  const steady = parts.map(([name, data]) => [name, name === CORE_PROPERTIES ? withoutTime(data) : data]);
  return zipSync(Object.fromEntries(steady) as Record<string, Uint8Array>, { mtime: EPOCH });
}

function withoutTime(data: Uint8Array): Uint8Array {
  return strToU8(strFromU8(data).replace(STAMP, (_, open: string) => `${open}2000-01-01T00:00:00Z`));
}

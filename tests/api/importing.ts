import type { ImportView } from '../../src/app/ports/importStore.js';
import type { Client } from './world.js';

export interface ProblemLine {
  readonly code: string;
  readonly title: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly place?: { readonly row?: number; readonly field?: string };
}

export const csv = (...lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

/** An upload of a file; the reply is the import, or why there is none. */
export function upload(
  client: Client,
  file: Buffer,
  query: { organisation: string; kind?: string; source?: string; name?: string },
  type = 'text/csv',
) {
  const asked = new URLSearchParams({ kind: 'register', source: 'market', name: 'register.csv', ...query });
  return client.call('POST', `/api/v1/imports?${asked.toString()}`, file, { 'content-type': type });
}

/** The import once nothing is being done to it. */
export async function settled(client: Client, id: string): Promise<ImportView> {
  for (;;) {
    const view = (await client.call('GET', `/api/v1/imports/${id}`)).json<ImportView>();
    if (view.step === null) return view;
    await new Promise((done) => setTimeout(done, 20));
  }
}

export async function step(
  client: Client,
  id: string,
  name: 'check' | 'apply' | 'undo',
  body?: object,
): Promise<ImportView> {
  const begun = await client.call('POST', `/api/v1/imports/${id}/${name}`, body);
  if (begun.statusCode !== 202) throw new Error(begun.body);
  return settled(client, id);
}

/** Upload and dry run by a mapping, or by the proposal that came back. */
export async function checked(
  client: Client,
  file: Buffer,
  query: Parameters<typeof upload>[2],
  mapping?: unknown,
): Promise<ImportView> {
  const sent = await upload(client, file, query);
  if (sent.statusCode !== 201) throw new Error(sent.body);
  const { id, found } = sent.json<ImportView>();
  return step(client, id, 'check', { mapping: mapping ?? found?.proposal?.mapping ?? null });
}

export async function problemsOf(client: Client, id: string): Promise<ProblemLine[]> {
  const lines: ProblemLine[] = [];
  for (let after = ''; ;) {
    const page = (await client.call('GET', `/api/v1/imports/${id}/problems?limit=200${after}`)).json<{
      items: ProblemLine[];
      next: string | null;
    }>();
    lines.push(...page.items);
    if (page.next === null) return lines;
    after = `&after=${page.next}`;
  }
}

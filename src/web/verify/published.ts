import type { LogEntry } from '../../core/audit/logEntry.js';
import type { Published } from './state.js';

/** The draws that the service’s public log says are opened, the latest first. */
export async function publishedDraws(): Promise<Published> {
  try {
    const response = await fetch('/api/v1/public/log');
    if (!response.ok) return 'unreachable';
    const { entries } = (await response.json()) as { readonly entries: readonly LogEntry[] };
    return entries
      .filter(({ kind }) => kind === 'opening')
      .map(({ campaign, sequence }) => ({ campaign, sequence }))
      .reverse();
  } catch {
    return 'unreachable';
  }
}

/** The bundle of an opened draw, such as of "food/2026-04"; null when there is none to be had. */
export async function publishedBundle(campaign: string): Promise<Blob | null> {
  try {
    const path = campaign.split('/').map(encodeURIComponent).join('/');
    const response = await fetch(`/api/v1/public/campaigns/${path}/bundle.zip`);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

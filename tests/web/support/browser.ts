import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { describe, it } from 'vitest';
import type { Language } from '../../../src/messages/texts.js';

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Sizes that every page is looked at in: an old office screen, a large one, a phone. */
export const SIZES = {
  office: { width: 1366, height: 768 },
  large: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

/** A suite that needs a browser: without one it is left out here, and fails in CI. */
export function inBrowser(title: string, suite: () => void): void {
  if (existsSync(PROGRAM)) describe(title, suite);
  else if (process.env['CI'] === undefined)
    describe(title, () => {
      it.skip('Chromium is not installed: install the package chromium');
    });
  else
    describe(title, () => {
      it('needs Chromium', () => Promise.reject(new Error('Chromium is not installed')));
    });
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: PROGRAM, args: FLAGS, headless: true });

/** A page with what it told the console and whom it asked for what. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts and of the content security policy. */
  readonly complaints: readonly string[];
  /** Requests to any other origin than the site's. */
  readonly foreign: readonly string[];
}

/** A fresh reader, who keeps nothing from others, with a language and a size of screen. */
export async function newReader(
  browser: Browser,
  site: string,
  {
    language = 'zh',
    size = 'office',
    ...more
  }: { language?: Language; size?: Size } & BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    ...{ baseURL: site, viewport: SIZES[size], locale: language === 'zh' ? 'zh-CN' : 'en-GB' },
    ...{ timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' as const },
    ...more,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const [complaints, foreign]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  return { page, complaints, foreign };
}

/** The browser reports every answer from 400 on; which of them are right, tests say themselves. */
const isRefusal = (text: string): boolean => text.startsWith('Failed to load resource');

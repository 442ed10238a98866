import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser, newReader, startBrowser } from './support/browser.js';
import { lookFaults } from './support/everySize.js';
import { startSite, type Site } from './support/site.js';

inBrowser('the page that performs a draw again', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const drop = (page: Page, bundle: Uint8Array): Promise<void> =>
    page
      .locator('#bundle')
      .setInputFiles({ name: 'bundle.zip', mimeType: 'application/zip', buffer: Buffer.from(bundle) });
  const targetIn = (bundle: Uint8Array): { id: string } => {
    const [line = ''] = strFromU8(unzipSync(bundle)['targets.jsonl'] ?? new Uint8Array()).split('\n');
    return JSON.parse(line) as { id: string };
  };

  it('verifies a bundle without a network, and tells an enterprise what the draw meant for it', async () => {
    const { page, complaints, foreign } = await newReader(browser, site.url, { language: 'zh' });
    await page.goto('/verify');
    await page.getByText('还没有公开的抽取').waitFor();
    expect(await lookFaults(page)).toEqual([]);
    await page.context().setOffline(true);
    await drop(page, site.bundle);
    await page.locator('.verdict.good').waitFor();
    expect(await page.locator('.steps > li.good').count()).toBe(7);
    await page.getByLabel('统一社会信用代码').fill(targetIn(site.bundle).id);
    await page.keyboard.press('Enter');
    await page.getByText('证明成立').waitFor();
    expect(await page.locator('.outcome').innerText()).toMatch(/已被抽中|必查/);
    expect(await lookFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('The proof holds').waitFor();
    expect(await lookFaults(page, [])).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('says which step of an altered bundle fails, and why', async () => {
    const files = unzipSync(site.bundle);
    const targets = strFromU8(files['targets.jsonl'] ?? new Uint8Array());
    const [first = '', second = '', ...rest] = targets.split('\n');
    const altered = [second, first, ...rest].join('\n');
    const { page, complaints } = await newReader(browser, site.url, { language: 'en' });
    await page.goto('/verify');
    await drop(page, zipSync({ ...files, 'targets.jsonl': strToU8(altered) }));
    await page.locator('.verdict.bad').waitFor();
    const files1 = page.locator('.steps > li.bad').first();
    expect(await files1.innerText()).toContain('every file matches the manifest');
    expect(await files1.locator('.reasons li').first().innerText()).toContain('targets.jsonl');
    expect(await page.locator('#enterprise').count()).toBe(0);
    expect(await lookFaults(page, ['phone'])).toEqual([]);
    await page.getByRole('button', { name: 'Check another bundle' }).click();
    await drop(page, strToU8('no zip at all'));
    await page.locator('.verdict.bad').waitFor();
    expect(await page.locator('.reasons').innerText()).not.toContain('zip.');
    expect(complaints).toEqual([]);
  });
});

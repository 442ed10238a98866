import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../src/core/access/roles.js';
import { inBrowser, newReader, startBrowser, type WatchedPage } from './support/browser.js';
import { lookFaults } from './support/everySize.js';
import { startSite, type Site } from './support/site.js';

const WORDS = {
  zh: { login: '登录名', password: '密码', submit: '登录', list: '本月名单', hello: '您好' },
  en: { login: 'Login', password: 'Password', submit: 'Sign in', list: 'Monthly list', hello: 'Hello' },
} as const;

inBrowser('the office', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const signIn = async (page: Page, role: Role, language: 'zh' | 'en'): Promise<void> => {
    const words = WORDS[language];
    await page.goto('/app');
    await page.getByLabel(words.login).fill(role);
    await page.getByLabel(words.password).fill(site.passwordOf(role));
    await page.getByRole('button', { name: words.submit, exact: true }).click();
    await page.getByRole('heading', { name: words.hello }).waitFor();
  };
  const expectQuiet = ({ complaints, foreign }: WatchedPage): void => {
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  };

  it.each(['zh', 'en'] as const)('lets a planner in, to the list of the month (%s)', async (language) => {
    const reader = await newReader(browser, site.url, { language });
    const { page } = reader;
    const axeIn = language === 'zh' ? (['office', 'phone'] as const) : [];
    await page.goto('/app');
    await page.getByLabel(WORDS[language].login).waitFor();
    expect(await lookFaults(page, axeIn)).toEqual([]);
    await signIn(page, 'planner', language);
    expect(await lookFaults(page, axeIn)).toEqual([]);
    await page.getByRole('link', { name: WORDS[language].list }).first().click();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(100);
    await page.getByRole('searchbox').fill(await page.locator('tbody .quiet').first().innerText());
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await lookFaults(page, axeIn)).toEqual([]);
    expectQuiet(reader);
  });
});

import type { Page } from 'playwright-core';
import { SIZES, type Size } from './browser.js';
import { axeViolations, textFaults } from './looks.js';

/** What is wrong with a page as it stands: its texts in each size of screen, and what axe finds in some. */
export async function lookFaults(
  page: Page,
  axeIn: readonly Size[] = ['office', 'phone'],
): Promise<readonly string[]> {
  const before = page.viewportSize() ?? SIZES.office;
  const faults: string[] = [];
  for (const name of ['office', 'large', 'phone'] as const) {
    await page.setViewportSize(SIZES[name]);
    const found = [...(await textFaults(page)), ...(axeIn.includes(name) ? await axeViolations(page) : [])];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  await page.setViewportSize(before);
  return faults;
}

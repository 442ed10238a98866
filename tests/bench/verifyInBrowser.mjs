/**
 * How long the public page takes to perform a bundle again in a browser, and the longest stretch for which it does not
 * answer:
 *
 *     node tests/bench/largeBundle.mjs write bundle.zip 100000
 *     node tests/bench/verifyInBrowser.mjs bundle.zip
 */
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { chromium } from 'playwright-core';
import { ensureCompiled, ensureWeb, root } from '../../scripts/steps.mjs';

await ensureCompiled();
await ensureWeb();
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { servePages } = /** @type {typeof import('../../src/api/pages.js')} */ (await load('api/pages.js'));
const { SECURITY_HEADERS } = /** @type {typeof import('../../src/api/securityHeaders.js')} */ (
  await load('api/securityHeaders.js')
);

const server = fastify();
await server.register(helmet, SECURITY_HEADERS);
await servePages(server, path.join(root, 'dist/web'));
const url = await server.listen({ host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ locale: 'en' });
await page.goto(`${url}/verify`);
await page.evaluate(() => {
  Object.assign(window, { longest: 0 });
  new PerformanceObserver((list) => {
    const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
    Object.assign(window, { longest: Math.max(Number(Reflect.get(window, 'longest')), longest) });
  }).observe({ type: 'longtask', buffered: false });
});
const started = performance.now();
await page.locator('input[type=file]').setInputFiles(process.argv[2] ?? 'bundle.zip');
await page.locator('.verdict').waitFor({ timeout: 300_000 });
const seconds = (performance.now() - started) / 1000;
const verdict = await page.locator('.verdict').innerText();
const longestTaskMs = await page.evaluate(() => Number(Reflect.get(window, 'longest')));
console.log(JSON.stringify({ verdict, seconds, longestTaskMs }));
await browser.close();
await server.close();

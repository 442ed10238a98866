#!/usr/bin/env node
// The command line. It builds itself when it was never built, so that it works right after installing.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) {
  const { ensureBuilt } = await import('../scripts/steps.mjs');
  await ensureBuilt();
}
await import(main.href);

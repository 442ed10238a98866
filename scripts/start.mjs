// `npm start`: installs and builds what is missing, then runs the demo district and serves it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root, start } from './steps.mjs';

start(async () => {
  await ensureBuilt();
  process.argv.splice(2, 0, 'demo');
  await import(pathToFileURL(path.join(root, 'dist', 'main.js')).href);
});

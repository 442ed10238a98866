// `npm run build`: everything that `npx evenhand` needs.
import { ensureBuilt, start } from './steps.mjs';

start(ensureBuilt);

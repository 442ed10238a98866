// Writes rule sets one after the other and prints the number of each once the store has acknowledged it.
// Runs from the build, as a process that can be killed; `process.argv[2]` is the data folder.
import { openStore } from '../../dist/store/open.js';

const opened = await openStore({ dataFolder: process.argv[2] ?? '' });
if (!opened.ok) throw new Error(opened.error.code);
for (let n = 0; ; n++) {
  const hash = n.toString(16).padStart(64, '0');
  const saved = await opened.value.saveRuleSet({
    hash,
    name: 'n',
    version: String(n),
    content: `{"n":${n}}`,
  });
  if (!saved.ok) throw new Error(saved.error.code);
  process.stdout.write(`${n}\n`);
}

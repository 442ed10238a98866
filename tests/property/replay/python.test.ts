import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { writeBundle } from '../../../src/core/replay/writeBundle.js';
import { nodeHash } from '../../../src/crypto/nodeHash.js';
import { packZip } from '../../../src/documents/zip.js';
import { randomCampaign, recipes } from '../../fixtures/randomCampaign.js';

vi.setConfig({ testTimeout: 300_000 });

it('Python performs 1,000 random campaigns again with the same outcome', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-campaigns-'));
  try {
    let written = 0;
    const kinds = new Set<string>();
    const teams = new Set<number>();
    for (const recipe of fc.sample(recipes, { seed: 2026, numRuns: 1800 })) {
      const content = written < 1000 ? randomCampaign(recipe) : null;
      if (content === null) continue;
      kinds.add(content.plan.draw.kind);
      if (content.performance.teams.length > 0) teams.add(recipe.staff.teams);
      const name = `${String(written++).padStart(4, '0')}.zip`;
      writeFileSync(path.join(folder, name), packZip(writeBundle(nodeHash, content)));
    }
    expect(kinds).toEqual(new Set(['rates', 'total', 'margins', 'size']));
    expect(teams).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    const verifier = path.resolve(import.meta.dirname, '../../../docs/verify/verify.py');
    const said = execFileSync('python3', [verifier, '--many', folder], { encoding: 'utf8' });
    expect(said).toBe('1000 of 1000 bundles verified\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Type from 'typebox';
import type { DemoDraw } from '../app/demo/runDemo.js';
import { DEMO_PLAN } from '../app/demo/demoPlan.js';
import { parseRecord } from '../core/kernel/schema.js';
import { Secrets } from '../core/replay/secrets.js';
import { use } from './files.js';

const Stored = Type.Object({ dice: Type.String({ pattern: '^\\d{20,}$' }), secrets: Secrets });

/**
 * The demonstration's dice and secrets. In a real draw people throw and hold them; here the machine's own
 * random numbers stand in, kept in the data folder so that a run that was cut off draws the same again.
 */
export async function demoDraw(dataFolder: string, campaign: string): Promise<DemoDraw> {
  const folder = path.join(dataFolder, 'demo-draws');
  const file = path.join(folder, `${campaign.replaceAll('/', '-')}.json`);
  const kept = await readIfThere(file);
  if (kept !== null) return use(parseRecord(Stored, kept), file);
  const draw = newDraw();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(draw), { mode: 0o600 });
  return draw;
}

function newDraw(): DemoDraw {
  const secret = (): string => randomBytes(32).toString('hex');
  const holders = DEMO_PLAN.seed.holders.map((holder) => ({ holder, secret: secret() }));
  return {
    dice: Array.from({ length: DEMO_PLAN.seed.dice ?? 20 }, () => randomInt(10)).join(''),
    secrets: { format: 'evenhand/secrets/v1', frameSecret: secret(), holders },
  };
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

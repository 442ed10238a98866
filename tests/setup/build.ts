import { ensureCompiled, ensureWeb } from '../../scripts/steps.mjs';

/** Tests of the command line and of the screens run what was built: make sure that it is of these sources. */
export default async function build(): Promise<void> {
  await ensureCompiled();
  await ensureWeb();
}

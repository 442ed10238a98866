import { ensureCompiled } from '../../scripts/steps.mjs';

/** Tests of the command line run the compiled program: make sure that it is the one of these sources. */
export default async function build(): Promise<void> {
  await ensureCompiled();
}

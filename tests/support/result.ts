import type { Result } from '../../src/core/kernel/result.js';

/** The value of a result that must be one; a refusal fails the test with its problems. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The problem of a result that must be a refusal. */
export function errorOf<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error('accepted what must be refused');
  return result.error;
}

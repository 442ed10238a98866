import { floor, isInteger, type Rational } from '../../../src/core/kernel/rational.js';

export * from '../../../src/core/kernel/rational.js';

export const ceiling = (a: Rational): bigint => (isInteger(a) ? a.num : floor(a) + 1n);

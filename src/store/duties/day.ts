import type { Day } from '../../core/kernel/date.js';

/** A calendar day as Prisma wants it: midnight in UTC. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
export const dateOrNull = (day: Day | null): Date | null => (day === null ? null : dateOf(day));

/** The steps of a re-performance, in the order of the protocol. */
export const STEPS = ['files', 'records', 'facts', 'commitment', 'seed', 'draw', 'log'] as const;
export type StepName = (typeof STEPS)[number];

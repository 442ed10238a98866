/** What one rule did at each visit of the training period. */
export interface RuleColumn {
  readonly rule: string;
  /** 1 for a rule that adds points, −1 for a credit: the fit never turns a rule against its meaning. */
  readonly sign: 1 | -1;
  /** Indices of the visits at which it fired, ascending. */
  readonly hits: Uint32Array;
}

/** 1 where the visit had a serious outcome, 0 where not. */
export type Outcomes = Uint8Array;

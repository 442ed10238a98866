/** Languages of the interface: simplified Chinese first, English second. */
export type Language = 'zh' | 'en';

/** One text per reason code and language; a missing one does not compile. */
export type Texts<Reasons> = {
  readonly [Code in keyof Reasons]: {
    readonly [L in Language]: (params: Reasons[Code]) => string;
  };
};

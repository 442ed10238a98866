/**
 * Where bad input stands: a file, a row (1-based line of a table, the header being row 1, or of a JSON file)
 * and a field (a column, or a JSON pointer).
 */
export interface Place {
  readonly file?: string;
  readonly row?: number;
  readonly field?: string;
}

export type Param = string | number | readonly string[];
export type Params = Readonly<Record<string, Param>>;

/**
 * A refusal as a reason code with parameters. Texts live in `src/messages`, one per code and language,
 * so that core never writes prose.
 */
export interface Problem {
  readonly code: string;
  readonly params: Params;
  readonly place?: Place;
}

/**
 * Each folder declares its reasons as an interface from code to parameters; this makes the union of
 * problems that such a declaration allows.
 */
export type ProblemOf<Reasons> = {
  [Code in keyof Reasons & string]: {
    readonly code: Code;
    readonly params: Reasons[Code];
    readonly place?: Place;
  };
}[keyof Reasons & string];

/** The same problem with a more exact place; what it already knows of its place wins. */
export function at<P extends { readonly place?: Place }>(problem: P, place: Place): P {
  return { ...problem, place: { ...place, ...problem.place } };
}

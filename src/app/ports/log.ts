/** What a log line may carry: numbers and words of the program itself, never of people. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Where the service says what it does. `event` is a constant of the program, such as "job.taken". */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Of the error its kind, code and stack; its message stays out, for databases quote rows in theirs. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

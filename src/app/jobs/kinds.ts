import Type, { type Static, type TObject } from 'typebox';

const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' });
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Name = Type.String({ minLength: 1, maxLength: 200 });

const closed = <P extends Parameters<typeof Type.Object>[0]>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

/** What each kind of job is told. A payload names things; it never carries them. */
export const JOB_PAYLOADS = {
  /** Scores the whole register as of a day. */
  scoring: closed({ month: Month, asOf: Day, ruleSet: Hash }),
  /** The enterprises of one scoring from one id to another, both included. */
  scoringShard: closed({
    scoring: Type.String(),
    shard: Type.Integer(),
    from: Type.String(),
    to: Type.String(),
  }),
  /** Draws a committed campaign. */
  drawing: closed({ campaign: Name }),
  /** Writes a list as a file. */
  export: closed({
    list: Name,
    format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
    language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
    organisation: Type.Union([Name, Type.Null()]),
    sort: Type.Union([Name, Type.Null()]),
    filters: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  }),
  /** Applies an upload that passed its dry run. */
  import: closed({ upload: Name }),
  /** Scores the register for the month and makes its tiers the current ones. */
  retier: closed({ month: Month, asOf: Day, ruleSet: Hash }),
  /** Looks for what falls due or is overdue on a day. */
  deadlines: closed({ day: Day }),
} as const;

export type JobKind = keyof typeof JOB_PAYLOADS;
export type JobPayload<K extends JobKind> = Static<(typeof JOB_PAYLOADS)[K]>;

/** In the order in which a worker looks for work: parts of started work first. */
export const JOB_KINDS: readonly JobKind[] = [
  'scoringShard',
  'drawing',
  'deadlines',
  'scoring',
  'retier',
  'export',
  'import',
];

import Type from 'typebox';
import { parseDay } from '../kernel/date.js';
import type { KernelProblem } from '../kernel/reasons.js';
import { err, ok, type Result } from '../kernel/result.js';
import { parseRecord } from '../kernel/schema.js';
import type { Inspector } from '../pairing/roster.js';

const strict = { additionalProperties: false } as const;
const Text = Type.String();
const Id = Type.String({ minLength: 1 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** `evenhand/roster-row/v1`: one person of the inspector library, as hashed into the roster root. */
export const RosterRow = Type.Object(
  {
    id: Id,
    name: Text,
    kind: Type.Union([
      Type.Literal('officer'),
      Type.Literal('assistant'),
      Type.Literal('expert'),
      Type.Literal('intermediary'),
    ]),
    organisation: Text,
    group: Text,
    regions: Type.Array(Text),
    certificates: Type.Array(Type.Object({ number: Text, domain: Text, from: Day, to: Day }, strict)),
    mayLead: Type.Boolean(),
    trainingValidTo: Type.Union([Day, Type.Null()]),
    leave: Type.Array(Type.Object({ from: Day, to: Day }, strict)),
    recusals: Type.Array(
      Type.Object(
        {
          enterprise: Id,
          ground: Type.Union([
            Type.Literal('relation'),
            Type.Literal('formerEmployment'),
            Type.Literal('requestGranted'),
            Type.Literal('other'),
          ]),
          decidedBy: Type.Optional(Id),
        },
        strict,
      ),
    ),
  },
  { ...strict, $id: 'evenhand/roster-row/v1' },
);

/** Reads a line of `roster.jsonl`; every day in it must exist. */
export function parseRosterRow(text: string): Result<Inspector, KernelProblem> {
  const row = parseRecord(RosterRow, text);
  if (!row.ok) return row;
  const { certificates, leave, trainingValidTo } = row.value;
  const spans = [...certificates, ...leave].flatMap(({ from, to }) => [from, to]);
  for (const day of trainingValidTo === null ? spans : [...spans, trainingValidTo]) {
    const parsed = parseDay(day);
    if (!parsed.ok) return err(parsed.error);
  }
  return ok(row.value);
}

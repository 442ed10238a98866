import Type from 'typebox';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1 });
const Count = Type.Integer({ minimum: 0 });
const Number1 = Type.Integer({ minimum: 1 });

/** First line: which attempt stands, and where the ones before it ended. */
const Head = Type.Object(
  {
    record: Type.Literal('pairing'),
    protocol: Type.Literal('pair/v1'),
    attempt: Number1,
    failed: Type.Array(Type.Object({ attempt: Number1, stage: Number1, deficit: Count }, strict)),
    stages: Count,
  },
  strict,
);

/** Largest P(inspector, visit) of a stage in units of 2^-20, and the least that its loads allow. */
const StageHead = Type.Object(
  { record: Type.Literal('stage'), stage: Number1, cap: Count, smallestCap: Count },
  strict,
);

const PeopleClass = Type.Object(
  {
    record: Type.Literal('people'),
    stage: Number1,
    class: Count,
    ids: Type.Array(Text, { minItems: 1 }),
    mayLead: Type.Boolean(),
    carried: Count,
    room: Count,
  },
  strict,
);

const VisitClass = Type.Object(
  {
    record: Type.Literal('visits'),
    stage: Number1,
    class: Count,
    targets: Type.Array(Text, { minItems: 1 }),
    seats: Count,
    leads: Count,
    /** [class of people, expected seats in units of 2^-20]. */
    shares: Type.Array(Type.Tuple([Count, Number1])),
  },
  strict,
);

/** `evenhand/pairing-row/v1`: a line of `pairing.jsonl`, the odds that teams were drawn by. */
export const PairingRow = Type.Union([Head, StageHead, PeopleClass, VisitClass], {
  $id: 'evenhand/pairing-row/v1',
});

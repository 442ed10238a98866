import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false } as const;
const Column = Type.String({ minLength: 1, maxLength: 200 });
const Note = Type.Optional(Type.String({ maxLength: 2000 }));

/** Where a value comes from: one column, or a constant. */
const source = { column: Type.Optional(Column), required: Type.Optional(Type.Boolean()), note: Note };

/** `values` translates a cell's text (null: not known); a text that is not listed is refused. */
const TextField = Type.Object(
  {
    ...source,
    constant: Type.Optional(Type.String({ minLength: 1 })),
    values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]))),
  },
  strict,
);

/**
 * A decimal times `scale` as an integer. `round` says what happens to what is left: `exact` (default)
 * refuses it, `halfEven` rounds the decimal, read exactly, to the nearest integer, halves to the even one.
 */
const IntegerField = Type.Object(
  {
    ...source,
    constant: Type.Optional(Type.Integer()),
    values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.Integer(), Type.Null()]))),
    scale: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
    round: Type.Optional(Type.Union([Type.Literal('exact'), Type.Literal('halfEven')])),
  },
  strict,
);

const DayField = Type.Object(
  {
    ...source,
    constant: Type.Optional(Type.String()),
    /** Default `YYYY-MM-DD`; `YYYY/M/D` is what Excel writes in China. */
    format: Type.Optional(
      Type.Union([
        Type.Literal('YYYY-MM-DD'),
        Type.Literal('YYYY/M/D'),
        Type.Literal('YYYYMMDD'),
        Type.Literal('YYYY年M月D日'),
      ]),
    ),
  },
  strict,
);

/** `uscc`: GB 32100 with its check character; `other`: any other official id. */
const idKinds = Type.Union([Type.Literal('uscc'), Type.Literal('other')]);
const IdField = Type.Object({ column: Column, kind: idKinds, note: Note }, strict);

/** Record ids must differ over all history tables: a prefix keeps complaint 17 and accident 17 apart. */
const RecordIdField = Type.Object({ column: Column, prefix: Type.Optional(Column), note: Note }, strict);

/** An entry of a list is read from a row when the column `when` is not empty (default: always). */
const when = { when: Type.Optional(Column), note: Note };
const LicenceEntry = Type.Object(
  { ...when, kind: TextField, number: TextField, from: Type.Optional(DayField), to: Type.Optional(DayField) },
  strict,
);
const DeviceEntry = Type.Object({ ...when, kind: TextField, count: IntegerField, since: DayField }, strict);
const HazardEntry = Type.Object(
  { ...when, grade: IntegerField, sites: IntegerField, since: DayField },
  strict,
);
const MarkEntry = Type.Object(
  { ...when, kind: TextField, from: DayField, to: Type.Optional(DayField) },
  strict,
);

/** Rows with one id: `refuse`, or `merge` (single values must agree, lists are united). */
const SameId = Type.Union([Type.Literal('refuse'), Type.Literal('merge')]);

/** Columns that are left unread on purpose, with the reason. */
const Unread = Type.Optional(Type.Record(Column, Type.String({ minLength: 1 })));

const Enterprises = Type.Object(
  {
    id: IdField,
    sameId: SameId,
    name: TextField,
    legalName: Type.Optional(TextField),
    category: Type.Optional(TextField),
    hazardClass: Type.Optional(IntegerField),
    organisation: Type.Optional(TextField),
    district: Type.Optional(TextField),
    street: Type.Optional(TextField),
    address: Type.Optional(TextField),
    location: Type.Optional(Type.Object({ latitude: Column, longitude: Column, note: Note }, strict)),
    status: TextField,
    licences: Type.Optional(Type.Array(LicenceEntry)),
    devices: Type.Optional(Type.Array(DeviceEntry)),
    hazardSources: Type.Optional(Type.Array(HazardEntry)),
    marks: Type.Optional(Type.Array(MarkEntry)),
    unread: Unread,
  },
  strict,
);

const History = Type.Object(
  {
    id: RecordIdField,
    sameId: SameId,
    enterprise: IdField,
    /** A record of an enterprise that the register does not hold: `refuse` the file, or `ignore` and count. */
    unknownEnterprise: Type.Union([Type.Literal('refuse'), Type.Literal('ignore')]),
    date: DayField,
    kind: TextField,
    numbers: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]*$' }), IntegerField)),
    words: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]*$' }), TextField)),
    unread: Unread,
  },
  strict,
);

/**
 * `evenhand/mapping/v1`: how the columns of a source's tables become enterprises and history records.
 * `history` holds one mapping for all history tables, or one for each in their order.
 */
export const Mapping = Type.Object(
  {
    format: Type.Literal('evenhand/mapping/v1'),
    source: Type.String({ minLength: 1 }),
    note: Note,
    enterprises: Enterprises,
    history: Type.Array(History),
  },
  { ...strict, $id: 'evenhand/mapping/v1' },
);
export type Mapping = Static<typeof Mapping>;
export type EnterpriseMapping = Mapping['enterprises'];
export type HistoryMapping = Mapping['history'][number];
export type TextField = Static<typeof TextField>;
export type IntegerField = Static<typeof IntegerField>;
export type DayField = Static<typeof DayField>;
export type IdField = Static<typeof IdField>;

import Type, { type Static, type TSchema } from 'typebox';
import type { Condition, ParameterRef } from './condition.js';

const closed = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 400 });
const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' });
const Name = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9.]{0,63}$' });
const Tier = Type.String({ pattern: '^[A-Z][A-Z0-9]{0,7}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Bilingual = Type.Object({ zh: Text, en: Text }, closed);
const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** Conditions nest, so that they are read by hand (`checkCondition`), with an exact place for each fault. */
const When = Type.Unsafe<Condition>({ $comment: 'condition' });

const Amount = Type.Union([
  Type.Integer(),
  Type.Unsafe<ParameterRef>(Type.Object({ parameter: Name }, closed)),
]);
export type Amount = Static<typeof Amount>;

const Constant = Type.Object({ kind: Type.Literal('constant'), points: Amount }, closed);
/** `points` for each full `per` units of a fact beyond `above`, at most `cap` in magnitude. */
const PerUnit = Type.Object(
  {
    kind: Type.Literal('perUnit'),
    fact: Name,
    points: Amount,
    per: Type.Optional(Type.Integer({ minimum: 1 })),
    above: Type.Optional(Type.Integer({ minimum: 0 })),
    cap: Amount,
  },
  closed,
);
/** `points` at age 0, fading evenly to 0 at `overDays`; `age` is a fact in days. */
const Decaying = Type.Object(
  { kind: Type.Literal('decaying'), points: Amount, age: Name, overDays: Amount },
  closed,
);
const Points = Type.Union([Constant, PerUnit, Decaying]);
export type Points = Static<typeof Points>;
export const POINTS_SCHEMAS = { constant: Constant, perUnit: PerUnit, decaying: Decaying } as const;

const common = {
  id: Id,
  text: Bilingual,
  /** Legal or policy basis. */
  basis: Nullable(Bilingual),
  gravity: Type.Optional(
    Type.Union([Type.Literal('minor'), Type.Literal('serious'), Type.Literal('critical')]),
  ),
  when: When,
};

/** Adds points; `group` names a cap that it shares with other rules. */
const ScoreRule = Type.Object(
  { kind: Type.Literal('score'), ...common, points: Points, group: Type.Optional(Id) },
  closed,
);
/** Takes points away: its points are negative. */
const CreditRule = Type.Object(
  { kind: Type.Literal('credit'), ...common, points: Points, group: Type.Optional(Id) },
  closed,
);
/** Moves the tier to at least, or to at most, the named one. */
const TierRule = Type.Object(
  {
    kind: Type.Literal('tierOverride'),
    ...common,
    tier: Tier,
    bound: Type.Union([Type.Literal('atLeast'), Type.Literal('atMost')]),
  },
  closed,
);
/** When a trigger's inspection is due: so many days after the day of the facts, or the end of the month planned. */
const Due = Type.Union([
  Type.Object({ kind: Type.Literal('days'), days: Type.Integer({ minimum: 1, maximum: 366 }) }, closed),
  Type.Object({ kind: Type.Literal('endOfMonth') }, closed),
  Type.Null(),
]);
export type Due = Static<typeof Due>;
/** Demands an inspection: within the month's certainty part, or at once as a case inspection (个案检查). */
const TriggerRule = Type.Object(
  {
    kind: Type.Literal('trigger'),
    ...common,
    ground: Id,
    due: Due,
    visit: Type.Union([Type.Literal('certainty'), Type.Literal('case')]),
  },
  closed,
);
/** Takes the enterprise out of the frame; one that yields does not when a trigger fires. */
const ExclusionRule = Type.Object(
  { kind: Type.Literal('exclusion'), ...common, reason: Id, yieldsToTriggers: Type.Boolean() },
  closed,
);

export const RULE_SCHEMAS = {
  score: ScoreRule,
  credit: CreditRule,
  tierOverride: TierRule,
  trigger: TriggerRule,
  exclusion: ExclusionRule,
} as const;
const Rule = Type.Union([ScoreRule, CreditRule, TierRule, TriggerRule, ExclusionRule]);
export type Rule = Static<typeof Rule>;
export type RuleKind = Rule['kind'];
export type ScoringRule = Extract<Rule, { kind: 'score' | 'credit' }>;

/** Scores from `from` to `to`, both included; null is no upper bound. The lowest risk comes first. */
const Thresholds = Type.Object(
  {
    kind: Type.Literal('thresholds'),
    tiers: Type.Array(
      Type.Object(
        { tier: Tier, from: Type.Integer({ minimum: 0 }), to: Nullable(Type.Integer({ minimum: 0 })) },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
/** The share of enterprises with the highest scores; the first tier, the lowest risk, takes the rest. */
const Shares = Type.Object(
  {
    kind: Type.Literal('shares'),
    tiers: Type.Array(
      Type.Object(
        { tier: Tier, share: Nullable(Type.String({ pattern: '^\\d+(/\\d+|\\.\\d+)?( ?%)?$' })) },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);
const Tiers = Type.Union([Thresholds, Shares]);
export type Tiers = Static<typeof Tiers>;
export const TIERS_SCHEMAS = { thresholds: Thresholds, shares: Shares } as const;

const FactValues = Type.Record(Name, Type.Union([Type.Integer(), Type.String(), Type.Boolean()]), closed);
/** A test case of the rule set itself: these facts on that day, and what is expected of them. */
const Case = Type.Object(
  {
    name: Text,
    asOf: Day,
    facts: FactValues,
    expect: Type.Object(
      {
        score: Type.Optional(Type.Integer({ minimum: 0 })),
        tier: Type.Optional(Tier),
        /** All rules that fire, in any order. */
        fired: Type.Array(Id),
        certainty: Type.Optional(Nullable(Id)),
        due: Type.Optional(Nullable(Day)),
        excluded: Type.Optional(Nullable(Id)),
      },
      closed,
    ),
  },
  closed,
);
export type RuleCase = Static<typeof Case>;

const Parameter = Type.Object(
  { value: Type.Union([Type.Integer(), Type.String(), Type.Boolean(), Type.Array(Text)]), text: Bilingual },
  closed,
);

/** `evenhand/rule-set/v1`. */
export const RuleSet = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal('evenhand/rule-set/v1'),
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    title: Bilingual,
    author: Text,
    /** Who approved this content; never its author. Null while it is a draft. */
    approval: Nullable(
      Type.Object(
        {
          approver: Text,
          day: Day,
          /** Hash of the rule set without its approval: an edit after approval shows. */
          contentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        },
        closed,
      ),
    ),
    effective: Type.Object({ from: Day, to: Nullable(Day) }, closed),
    parameters: Type.Record(Name, Parameter, closed),
    conditions: Type.Record(Name, When, closed),
    caps: Type.Array(
      Type.Object({ group: Id, atMost: Type.Integer({ minimum: 0 }), text: Bilingual }, closed),
    ),
    rules: Type.Array(Rule, { minItems: 1, maxItems: 500 }),
    tiers: Tiers,
    cases: Type.Array(Case),
  },
  { ...closed, $id: 'evenhand/rule-set/v1' },
);
export type RuleSet = Static<typeof RuleSet>;

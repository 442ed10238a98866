import Type, { type Static } from 'typebox';
import { Fraction } from './planDraw.js';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 200 });
const Positive = Type.Integer({ minimum: 1 });

/** Who must not meet again, by the teams of earlier months; left out where nothing is asked. */
const RotationRule = Type.Object(
  {
    /** Two people who made a visit together in one of the last so many months are not paired. */
    pairMonths: Type.Optional(Positive),
    /** Who was on one of the last so many visits of an enterprise does not go there. */
    enterpriseVisits: Type.Optional(Positive),
    /** Most visits that the same two people make together in this draw. */
    meetings: Type.Optional(Positive),
  },
  strict,
);

/** How teams are made up. */
export const PlanTeams = Type.Object(
  {
    /** Certificate domain that every member must hold. */
    domain: Text,
    size: Type.Integer({ minimum: 2, maximum: 9 }),
    loadCap: Positive,
    /** Whether inspectors work only in their own regions. */
    withinRegion: Type.Boolean(),
    /** 交叉执法: only in regions that are not their own; never together with `withinRegion`. */
    acrossRegions: Type.Optional(Type.Boolean()),
    /** 联合抽查: the seats of each agency, `size` together; exactly one agency leads. */
    seats: Type.Optional(
      Type.Array(Type.Object({ organisation: Text, count: Positive, leads: Type.Boolean() }, strict), {
        minItems: 1,
      }),
    ),
    /** Policy: a probability P(inspector, visit) up to this is fine; without it the cap is the least possible. */
    leastCap: Type.Optional(Fraction),
    rotation: Type.Optional(RotationRule),
    /** Visits of the last so many months count when loads are levelled. */
    carryMonths: Type.Optional(Positive),
  },
  strict,
);
export type PlanTeams = Static<typeof PlanTeams>;

import Type, { type Static } from 'typebox';
import { FrequencyCaps } from '../campaign/caps.js';
import { Fraction, PlanDraw } from './planDraw.js';
import { PlanTeams } from './planTeams.js';
import { FallbackRule } from './seedSources.js';

const Text = Type.String({ minLength: 1, maxLength: 200 });

/** `evenhand/plan/v1`: what a planner decides once and repeats each month. It names no month and no person drawn. */
export const Plan = Type.Object(
  {
    format: Type.Literal('evenhand/plan/v1'),
    /** Name of the yearly campaign; with the month it identifies one draw. */
    campaign: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' }),
    /** Rehearsals can never be taken for production: the kind is part of every label. */
    kind: Type.Union([Type.Literal('production'), Type.Literal('rehearsal')]),
    title: Type.Object({ zh: Text, en: Text }, { additionalProperties: false }),
    organisation: Text,
    /** Language of the words in lists. */
    language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
    calendar: Type.Object(
      {
        region: Text,
        /** Who approved working with a provisional table when the official one is missing, or null. */
        provisionalApprovedBy: Type.Union([Text, Type.Null()]),
      },
      { additionalProperties: false },
    ),
    draw: PlanDraw,
    /** Reserves of a cell: this share of its drawn number, rounded up. */
    reserves: Type.Object({ rate: Fraction }, { additionalProperties: false }),
    teams: PlanTeams,
    /** Left out where nothing caps how often an enterprise is visited. */
    caps: Type.Optional(FrequencyCaps),
    schedule: Type.Object({ dailyCap: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
    seed: Type.Object(
      {
        /** Least number of decimal dice digits, or null for a draw without dice. */
        dice: Type.Union([Type.Integer({ minimum: 20 }), Type.Null()]),
        /** Holders of committed secrets, in the order in which the secrets enter the seed. */
        holders: Type.Array(Text, { uniqueItems: true }),
        /** A drand chain by its hash; each commitment names the round. Left out for a draw without beacon. */
        beacon: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
        /** When the round cannot be had; left out for `void`. */
        fallback: Type.Optional(FallbackRule),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false, $id: 'evenhand/plan/v1' },
);
export type Plan = Static<typeof Plan>;

import { groundsAgainst, type SeatRule } from './eligibility.js';
import type { Inspector } from './roster.js';

/** The roster in order of id, with what each person carries into a stage. */
export interface People {
  readonly inspectors: readonly Inspector[];
  /** Visits that count before this stage when loads are levelled. */
  readonly carried: readonly number[];
  /** Visits that each may still take. */
  readonly room: readonly number[];
}

/** Seats of one visit that one stage fills together. */
export interface Seats {
  readonly target: string;
  readonly rule: SeatRule;
  readonly count: number;
  /** How many of them must go to people who may lead. */
  readonly leads: number;
  /** Places in the roster of people who may not sit here, ascending. */
  readonly barred: readonly number[];
  /** Whether the stage draws one of the seats now (`one`), all of them, or leaves them for later. */
  readonly turn: Turn;
}

export type Turn = 'all' | 'one' | 'later';

/** People whom nothing in the stage tells apart; they share every probability. */
export interface InspectorClass {
  readonly members: readonly number[];
  readonly mayLead: boolean;
  readonly carried: number;
  readonly room: number;
}

/** Visits that nothing in the stage tells apart. */
export interface TargetClass {
  readonly members: readonly number[];
  readonly count: number;
  readonly leads: number;
  readonly turn: Turn;
  /** People who qualify under the rule of these seats but are barred here, ascending. */
  readonly barred: readonly number[];
}

/** A stage with equals grouped. Pair e joins inspector class `from[e]` and target class `to[e]`. */
export interface Grouping {
  readonly inspectors: readonly InspectorClass[];
  readonly targets: readonly TargetClass[];
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Groups a stage; classes stand in the order of their first members. */
export function group(people: People, seats: readonly Seats[]): Grouping {
  const rules = distinctRules(people, seats);
  const targets = groupSeats(seats, rules.of, rules.eligible);
  const inspectors = groupInspectors(people, targets, rules.eligible);
  const ruleOfClass = targets.map(({ members }) => rules.of[members[0] as number] as number);
  return { inspectors, targets, ...joinPairs(inspectors, targets, ruleOfClass, rules.eligible) };
}

interface Rules {
  readonly of: Int32Array;
  /** Per rule, 1 for each person who may serve under it. */
  readonly eligible: readonly Uint8Array[];
}

function distinctRules({ inspectors, room }: People, seats: readonly Seats[]): Rules {
  const known = new Map<string, number>();
  const eligible: Uint8Array[] = [];
  const of = Int32Array.from(seats, ({ rule }) => {
    const { domain, region, regions, window, organisation } = rule;
    const key = JSON.stringify([domain, region, regions, window.from, window.to, organisation]);
    const found = known.get(key) ?? known.size;
    if (found === known.size) {
      known.set(key, found);
      eligible.push(
        Uint8Array.from(inspectors, (person, i) =>
          (room[i] as number) > 0 && groundsAgainst(person, rule).length === 0 ? 1 : 0,
        ),
      );
    }
    return found;
  });
  return { of, eligible };
}

function groupSeats(
  seats: readonly Seats[],
  ruleOf: Int32Array,
  eligible: readonly Uint8Array[],
): TargetClass[] {
  const classes = new Map<string, TargetClass & { members: number[] }>();
  seats.forEach(({ count, leads, barred, turn }, s) => {
    const rule = ruleOf[s] as number;
    const missing = barred.filter((i) => eligible[rule]?.[i] === 1);
    const key = `${rule} ${turn} ${count} ${leads} ${missing.join(' ')}`;
    const found = classes.get(key);
    if (found === undefined) classes.set(key, { members: [s], count, leads, turn, barred: missing });
    else found.members.push(s);
  });
  return [...classes.values()];
}

function groupInspectors(
  people: People,
  targets: readonly TargetClass[],
  eligible: readonly Uint8Array[],
): InspectorClass[] {
  const barredAt = people.inspectors.map((): number[] => []);
  targets.forEach(({ barred }, k) => {
    for (const i of barred) barredAt[i]?.push(k);
  });
  const classes = new Map<string, InspectorClass & { members: number[] }>();
  people.inspectors.forEach(({ mayLead }, i) => {
    const [carried, room] = [people.carried[i] as number, people.room[i] as number];
    const serves = eligible.map((row) => row[i]).join('');
    const key = `${mayLead} ${carried} ${room} ${serves} ${barredAt[i]?.join(' ') ?? ''}`;
    const found = classes.get(key);
    if (found === undefined) classes.set(key, { members: [i], mayLead, carried, room });
    else found.members.push(i);
  });
  return [...classes.values()];
}

function joinPairs(
  inspectors: readonly InspectorClass[],
  targets: readonly TargetClass[],
  ruleOfClass: readonly number[],
  eligible: readonly Uint8Array[],
): Pick<Grouping, 'from' | 'to'> {
  const barred = targets.map((target) => new Set(target.barred));
  const from: number[] = [];
  const to: number[] = [];
  inspectors.forEach(({ members }, c) => {
    const person = members[0] as number;
    targets.forEach((_, k) => {
      if (eligible[ruleOfClass[k] as number]?.[person] !== 1 || barred[k]?.has(person) === true) return;
      from.push(c);
      to.push(k);
    });
  });
  return { from: Int32Array.from(from), to: Int32Array.from(to) };
}

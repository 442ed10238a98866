import type { Day } from '../kernel/date.js';
import { compareText } from '../kernel/text.js';

/** A visit that one campaign drew. */
export interface DrawnVisit {
  readonly target: string;
  readonly name: string;
  readonly campaign: string;
  readonly agency: string;
  /** Certificate domain of the campaign's teams. */
  readonly domain: string;
  /** Officers of the campaign's team. */
  readonly seats: number;
  /** The days on which the visit may take place. */
  readonly window: { readonly from: Day; readonly to: Day };
  /** The day that it has so far, or null. */
  readonly date: Day | null;
}

/** One agency's part of a joint visit. */
export interface JointPart {
  readonly agency: string;
  readonly campaigns: readonly string[];
  readonly domains: readonly string[];
  /** Officers that the agency sends: the most that one of its campaigns asks for. */
  readonly seats: number;
  /** Whether the lead comes from this agency; true for exactly one. */
  readonly leads: boolean;
}

/** Visits of several campaigns to one enterprise that can be made as one (进一次门、查多项事). */
export interface JointOffer {
  readonly target: string;
  readonly name: string;
  /** Days that suit every campaign. */
  readonly window: { readonly from: Day; readonly to: Day };
  /** A day that one of the campaigns has given already and that suits all, the lead's before others; or null. */
  readonly date: Day | null;
  /** Ascending by agency. */
  readonly parts: readonly JointPart[];
  /** Visits that the enterprise is spared. */
  readonly saved: number;
}

/**
 * The joint visits that a month's campaigns allow, ascending by target, then by day. The visits to one
 * enterprise are joined into as few as their windows permit; one that suits no other stays alone and is no
 * offer. The order of the input plays no part.
 */
export function offerJointVisits(drawn: readonly DrawnVisit[]): readonly JointOffer[] {
  const byTarget = new Map<string, DrawnVisit[]>();
  for (const visit of drawn) byTarget.set(visit.target, [...(byTarget.get(visit.target) ?? []), visit]);
  return [...byTarget.keys()]
    .sort(compareText)
    .flatMap((target) => meetings(byTarget.get(target) ?? []))
    .filter((visits) => visits.length > 1)
    .map(offerOf);
}

/** The fewest groups of visits with a day in common: each group is closed by the window that ends first. */
function meetings(visits: readonly DrawnVisit[]): DrawnVisit[][] {
  const groups: { last: Day; visits: DrawnVisit[] }[] = [];
  for (const visit of [...visits].sort(byUrgency)) {
    const current = groups.at(-1);
    if (current !== undefined && visit.window.from <= current.last) current.visits.push(visit);
    else groups.push({ last: visit.window.to, visits: [visit] });
  }
  return groups.map((group) => group.visits);
}

/** What must be done first stands first; it also leads. */
function byUrgency(a: DrawnVisit, b: DrawnVisit): number {
  return (
    compareText(a.window.to, b.window.to) ||
    compareText(a.agency, b.agency) ||
    compareText(a.campaign, b.campaign)
  );
}

function offerOf(visits: readonly DrawnVisit[]): JointOffer {
  const [first] = visits as [DrawnVisit, ...DrawnVisit[]];
  const from = visits.reduce((latest, { window }) => (window.from > latest ? window.from : latest), '');
  const window = { from, to: first.window.to };
  const dated = visits.find(({ date }) => date !== null && window.from <= date && date <= window.to);
  return {
    target: first.target,
    name: first.name,
    window,
    date: dated?.date ?? null,
    parts: partsOf(visits, first.agency),
    saved: visits.length - 1,
  };
}

function partsOf(visits: readonly DrawnVisit[], leading: string): JointPart[] {
  const agencies = [...new Set(visits.map(({ agency }) => agency))].sort(compareText);
  return agencies.map((agency) => {
    const own = visits.filter((visit) => visit.agency === agency);
    return {
      agency,
      campaigns: distinct(own.map(({ campaign }) => campaign)),
      domains: distinct(own.map(({ domain }) => domain)),
      seats: Math.max(...own.map(({ seats }) => seats)),
      leads: agency === leading,
    };
  });
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(compareText);

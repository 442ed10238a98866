import type { Day } from '../../core/kernel/date.js';
import type { Hash } from '../../core/kernel/hash.js';
import type { Problem } from '../../core/kernel/problem.js';
import { ok, type Result } from '../../core/kernel/result.js';
import type { Packing } from '../../core/replay/bundleSink.js';
import type { Secrets } from '../../core/replay/secrets.js';
import type { WorkCalendar } from '../../core/scheduling/visit.js';
import type { RuleSet } from '../../core/scoring/ruleSet.js';
import { calendarsFor } from '../month/calendars.js';
import { keepMonth } from '../month/keepMonth.js';
import { makeMonth } from '../month/makeMonth.js';
import type { CampaignStore } from '../ports/campaignStore.js';
import type { ListStore } from '../ports/listStore.js';
import type { OrganisationStore } from '../ports/organisationStore.js';
import type { PublishedList } from '../ports/publishedList.js';
import type { LoadProgress, RegisterStore } from '../ports/registerStore.js';
import type { RosterStore } from '../ports/rosterStore.js';
import type { RuleSetStore } from '../ports/ruleSetStore.js';
import { demoDistrict } from './demoDistrict.js';
import { DEMO_PLAN } from './demoPlan.js';

export type DemoStore = RegisterStore &
  RosterStore &
  OrganisationStore &
  CampaignStore &
  ListStore &
  RuleSetStore;

/** What the demonstration's people bring to a draw: the program plays them all, and says so. */
export interface DemoDraw {
  readonly dice: string;
  readonly secrets: Secrets;
}

export interface DemoInput {
  readonly hash: Hash;
  readonly store: DemoStore;
  readonly rules: RuleSet;
  readonly calendars: readonly WorkCalendar[];
  readonly packZip: (packing: Packing) => Uint8Array;
  readonly codeVersion: string;
  /** "YYYY-MM" */
  readonly month: string;
  /** Dice and secrets of a campaign: the same ones when a run that was cut off is taken up again. */
  readonly drawOf: (campaign: string) => Promise<DemoDraw>;
  readonly progress: LoadProgress;
}

export interface DemoResult {
  readonly list: PublishedList;
  readonly bundle: Uint8Array;
  /** Whether the district was loaded, and the list made, in this run. */
  readonly loaded: boolean;
  readonly made: boolean;
}

/** The month after the one of a day, as "YYYY-MM". */
export function comingMonth(today: Day): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return month === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}`;
}

/** Loads the district on the first run and makes the month's list once; a second run finds both and changes nothing. */
export async function runDemo(input: DemoInput): Promise<Result<DemoResult, Problem>> {
  const { store, month } = input;
  const campaign = `${DEMO_PLAN.campaign}/${month}`;
  const loaded = await loadDistrict(input);
  if (!loaded.ok) return loaded;
  const kept = await store.loadList(campaign);
  const made = kept === null ? await makeList(input, campaign) : ok(kept);
  if (!made.ok) return made;
  const bundle = await store.loadBundleOf(campaign);
  if (bundle === null) throw new Error(`the list ${campaign} is kept without its bundle`);
  return ok({ list: made.value, bundle, loaded: loaded.value, made: kept === null });
}

async function loadDistrict({ hash, store, month, progress }: DemoInput): Promise<Result<boolean, Problem>> {
  const roster = await store.readRoster();
  if (roster.length > 0) return ok(false);
  const district = demoDistrict(hash, month);
  const organisations = await store.replaceOrganisations(district.organisations);
  if (!organisations.ok) return organisations;
  const register = await store.replaceRegister(district.register, progress);
  if (!register.ok) return register;
  // The inspectors come last: their presence says that the whole district is there.
  const people = await store.replaceRoster(district.roster);
  return people.ok ? ok(true) : people;
}

async function makeList(input: DemoInput, campaign: string): Promise<Result<PublishedList, Problem>> {
  const { hash, store, month, rules, codeVersion } = input;
  const calendars = calendarsFor(DEMO_PLAN, month, input.calendars);
  if (!calendars.ok) return calendars;
  const { dice, secrets } = await input.drawOf(campaign);
  const made = makeMonth(hash, {
    register: await store.readRegister(),
    roster: await store.readRoster(),
    calendars: calendars.value,
    plan: DEMO_PLAN,
    ...{ rules, month, sequence: 1, dice, secrets, codeVersion },
  });
  return made.ok ? keepMonth(input, made.value) : made;
}

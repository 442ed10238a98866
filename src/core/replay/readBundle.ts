import Type from 'typebox';
import type { Json } from '../kernel/canonical.js';
import { LogEntry } from '../audit/logEntry.js';
import { parseCalendar } from '../scheduling/calendar.js';
import type { BundleContent } from './bundle.js';
import type { BundleSource } from './bundleSource.js';
import { Commitment } from './commitment.js';
import { CellRow, ReserveRow, TargetRow, TeamRow, VisitRow } from './drawRecords.js';
import { EarlierTeam } from './earlierTeam.js';
import type { FileReader } from './fileReader.js';
import type { FactsRow, FrameRow } from './frameRow.js';
import { LogHead, VisitedRow } from './history.js';
import { Opening } from './opening.js';
import { PairingRow } from './pairingRow.js';
import { Plan } from './plan.js';
import { bySchema, byText, recordsAgain } from './readRecords.js';
import { parseRosterRow } from './rosterRow.js';

/** The order in which a bundle's files are looked at: the first fault by this order is the one shown. */
export const READING_ORDER = [
  'commitment.json',
  'plan.json',
  'rules.json',
  'calendars.jsonl',
  'earlier.jsonl',
  'frame.jsonl',
  'facts.jsonl',
  'roster.jsonl',
  'opening.json',
  'cells.jsonl',
  'targets.jsonl',
  'reserves.jsonl',
  'pairing.jsonl',
  'teams.jsonl',
  'visits.jsonl',
  'log.jsonl',
  'records.jsonl',
  'head.jsonl',
  'visited.jsonl',
] as const;

const AnyObject = Type.Object({});

/**
 * Reads every file but frame and facts, which are as large as the register: of those the content holds where
 * they can be read, and they are to be checked before. Null where a record does not have its form.
 */
export function readContent(reader: FileReader, source: BundleSource): BundleContent | null {
  const known = readKnown(reader, source);
  const opening = reader.one('opening.json', Opening);
  const performance = {
    cells: reader.many('cells.jsonl', bySchema(CellRow)),
    targets: reader.many('targets.jsonl', bySchema(TargetRow)),
    reserves: reader.many('reserves.jsonl', bySchema(ReserveRow)),
    pairing: reader.many('pairing.jsonl', bySchema(PairingRow)),
    teams: reader.many('teams.jsonl', bySchema(TeamRow)),
    visits: reader.many('visits.jsonl', bySchema(VisitRow)),
  };
  const history = {
    entries: reader.many('log.jsonl', bySchema(LogEntry)),
    records: reader.many('records.jsonl', bySchema(AnyObject)) as Json[],
    heads: reader.many('head.jsonl', bySchema(LogHead)),
    visited: reader.many('visited.jsonl', bySchema(VisitedRow)),
  };
  const faulty = reader.faultOf(
    READING_ORDER.filter((file) => file !== 'frame.jsonl' && file !== 'facts.jsonl'),
  );
  if (known === null || opening === null || faulty !== null) return null;
  return { ...known, opening, performance, history };
}

/** Reads the files that are known at the commitment, frame and facts as above. */
export function readKnown(
  reader: FileReader,
  source: BundleSource,
): Omit<BundleContent, 'opening' | 'performance' | 'history'> | null {
  const commitment = reader.one('commitment.json', Commitment);
  const plan = reader.one('plan.json', Plan);
  const rules = reader.one('rules.json', AnyObject) as Json;
  const calendars = reader.many('calendars.jsonl', byText(parseCalendar));
  const earlier = reader.many('earlier.jsonl', bySchema(EarlierTeam));
  const roster = reader.many('roster.jsonl', byText(parseRosterRow));
  if (commitment === null || plan === null || rules === null) return null;
  const rows = recordsAgain<FrameRow>(source, 'frame.jsonl');
  const facts = recordsAgain<FactsRow>(source, 'facts.jsonl');
  return { commitment, month: commitment.month, plan, rules, calendars, earlier, rows, facts, roster };
}

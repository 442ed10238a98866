import { err, ok, type Result } from '../../core/kernel/result.js';
import { compareText } from '../../core/kernel/text.js';
import type { Inspector } from '../../core/pairing/roster.js';
import type { Table, TableRow } from '../ports/tables.js';
import { dayReader, idReader, oneOf, report, textReader, type Reader, type Source } from './cells.js';
import { collectFaults } from './faults.js';
import { checkId } from './ids.js';
import type { IntakeProblem } from './reasons.js';
import { absence, certificate, recusal } from './rosterEntries.js';

const KINDS = ['officer', 'assistant', 'expert', 'intermediary'] as const;

/** Columns of the inspector list, in the order in which templates show them. */
export const ROSTER_COLUMNS = [
  'id',
  'name',
  'kind',
  'organisation',
  'group',
  'regions',
  'certificates',
  'may_lead',
  'training_valid_to',
  'leave',
  'recusals',
] as const;

/**
 * Reads the inspector list: all of it, ascending by id, or every problem with its row and field. Lists are
 * separated by ";": regions, certificates ("food:CERT-001:2013-01-01:2016-12-31"), leave
 * ("2014-09-08:2014-09-12") and recusals ("1234:relation", or "1234:requestGranted@I-07" with the person who decided).
 */
export function readRoster(table: Table): Result<readonly Inspector[], readonly IntakeProblem[]> {
  const source = { table, faults: collectFaults() };
  const read = inspectorReader(source);
  const first = new Map<string, FirstRow>();
  const inspectors = table.rows.flatMap((row) => {
    const inspector = read(row);
    if (inspector === null) return [];
    noteId(source, row, inspector, first);
    checkRights(source, row, inspector);
    return [inspector];
  });
  if (source.faults.count() > 0) return err(source.faults.list());
  return ok(inspectors.toSorted((a, b) => compareText(a.id, b.id)));
}

interface FirstRow {
  readonly row: number;
  readonly organisation: string;
}

function noteId(
  source: Source,
  { row }: TableRow,
  { id, organisation }: Inspector,
  first: Map<string, FirstRow>,
): void {
  const met = first.get(id);
  if (met === undefined) first.set(id, { row, organisation });
  else if (met.organisation === organisation)
    report(source, row, 'id', {
      code: 'intake.duplicate-id',
      params: { id, firstFile: source.table.file, firstRow: met.row },
    });
  else
    report(source, row, 'organisation', {
      code: 'intake.inspector-in-two-places',
      params: { id, organisations: [met.organisation, organisation].sort(compareText), firstRow: met.row },
    });
}

/** An officer without a certificate could never be drawn, and only officers lead. */
function checkRights(
  source: Source,
  { row }: TableRow,
  { id, kind, certificates, mayLead }: Inspector,
): void {
  if (kind === 'officer' && certificates.length === 0) {
    report(source, row, 'certificates', { code: 'intake.no-certificate', params: { id } });
  }
  if (kind !== 'officer' && mayLead) {
    report(source, row, 'may_lead', { code: 'intake.accompanying-lead', params: { id, kind } });
  }
}

function inspectorReader(source: Source): Reader<Inspector> {
  const id = idReader(source, { column: 'id', kind: 'other' });
  const text = (column: string): Reader<string> => textReader(source, { column }, true);
  const [name, organisation, group] = [text('name'), text('organisation'), text('group')];
  const kind = oneOf(source, 'kind', text('kind'), KINDS);
  const mayLead = oneOf(source, 'may_lead', text('may_lead'), ['yes', 'no'] as const);
  const trainingValidTo = dayReader(source, { column: 'training_valid_to' });
  const lists = {
    regions: entries(source, 'regions', checkId),
    certificates: entries(source, 'certificates', certificate),
    leave: entries(source, 'leave', absence),
    recusals: entries(source, 'recusals', recusal),
  };
  return (row) => {
    const before = source.faults.count();
    const who = { id: id(row), name: name(row), kind: kind(row), organisation: organisation(row) };
    const rest = { group: group(row), lead: mayLead(row), trainingValidTo: trainingValidTo(row) };
    const all = {
      regions: lists.regions(row),
      certificates: lists.certificates(row),
      leave: lists.leave(row),
      recusals: lists.recusals(row),
    };
    if (source.faults.count() > before || !complete(who) || rest.group === null) return null;
    const { group: squad, trainingValidTo: training } = rest;
    return { ...who, group: squad, ...all, mayLead: rest.lead === 'yes', trainingValidTo: training };
  };
}

function complete<T extends object>(value: T): value is T & { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(value).every((member) => member !== null);
}

/** The entries of a list cell in their order; each faulty one is reported. */
function entries<T>(
  source: Source,
  column: string,
  parse: (entry: string) => Result<T, IntakeProblem>,
): (row: TableRow) => readonly T[] {
  const cell = textReader(source, { column });
  return (row) =>
    (cell(row) ?? '').split(';').flatMap((part) => {
      const entry = part.trim();
      if (entry === '') return [];
      const parsed = parse(entry);
      if (parsed.ok) return [parsed.value];
      report(source, row.row, column, parsed.error);
      return [];
    });
}

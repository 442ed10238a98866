import type { InspectionItem, Registry } from '../app/ports/registry.js';
import type { Organisation } from '../app/ports/organisationStore.js';
import type { StoreProblem } from '../app/ports/storeReasons.js';
import type { Inspector } from '../core/pairing/roster.js';
import type { Enterprise, HistoryRecord } from '../core/scoring/register.js';
import { err, ok, type Result } from '../core/kernel/result.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { findFault } from './checkRows.js';
import { documentStore, type DocumentKind } from './documents.js';
import { listPage } from './listPage.js';
import { ENTERPRISE_ITEM, RECORD_ITEM } from './readRegister.js';
import { ENTERPRISES, enterpriseRow, HISTORY, historyRow, OWNED_TABLES } from './registerTables.js';
import { INSPECTOR_ITEM } from './roster.js';
import { INSPECTORS, inspectorRow, OWNED_BY_INSPECTOR } from './rosterTables.js';
import type { Sql } from './pool.js';
import { putRows, replaceOwned, type TableShape } from './tableShape.js';

/** The libraries as documents, over the same tables that loads fill. */
export function registry(prisma: PrismaClient, pool: Sql): Registry {
  return {
    enterprises: documentStore(prisma, pool, ENTERPRISE),
    enterpriseLines: (query, filters) =>
      listPage(prisma, { ...ENTERPRISE.shape, item: ENTERPRISE_LINE }, query, filters),
    records: documentStore(prisma, pool, RECORD),
    inspectors: documentStore(prisma, pool, INSPECTOR),
    items: documentStore(prisma, pool, ITEM),
    organisations: documentStore(prisma, pool, ORGANISATION),
  };
}

const putOne = async (database: Prisma.TransactionClient, shape: TableShape, row: object): Promise<void> => {
  await database.$queryRawUnsafe(putRows(shape, shape.key[0] ?? ''), JSON.stringify([row]));
};

/** Lists that a document owns: licences, devices, certificates … */
interface Owned<T> {
  readonly shape: TableShape;
  readonly rows: (owner: T) => readonly object[];
}

async function putOwned<T>(
  database: Prisma.TransactionClient,
  tables: readonly Owned<T>[],
  owner: 'enterprise' | 'inspector',
  id: string,
  document: T,
): Promise<void> {
  for (const { shape, rows } of tables) {
    const owned = rows(document).map((row, position) => ({ [owner]: id, position, ...row }));
    await database.$queryRawUnsafe(replaceOwned(shape, owner), JSON.stringify(owned), JSON.stringify([id]));
  }
}

const storable = (
  kind: 'enterprise' | 'record' | 'inspector',
  row: { readonly id: string },
): Result<void, StoreProblem> => {
  const fault = findFault(kind, [row]);
  return fault === null ? ok(undefined) : err(fault);
};

const ENTERPRISE_LINE = `json_build_object('id', e.id, 'name', e.name, 'legalName', e.legal_name,
  'category', e.category, 'hazardClass', e.hazard_class, 'organisation', e.organisation, 'district', e.district,
  'street', e.street, 'address', e.address, 'status', e.status)`;

const ENTERPRISE: DocumentKind<Enterprise> = {
  kind: 'enterprise',
  shape: {
    from: 'enterprises e',
    item: `json_build_object('id', e.id, 'name', e.name, 'category', e.category, 'hazardClass', e.hazard_class,
      'organisation', e.organisation, 'district', e.district, 'street', e.street, 'status', e.status)`,
    key: 'e.id',
    sorts: { id: { column: 'e.id', type: 'text' }, name: { column: 'e.name', type: 'text' } },
    filters: {
      district: 'e.district = #',
      status: 'e.status = #',
      name: "e.name >= # AND e.name < # || U&'\\+10FFFF'",
      id: "e.id >= # AND e.id < # || U&'\\+10FFFF'",
    },
    within: 'e.organisation = ANY(#)',
  },
  one: { from: 'enterprises e', item: ENTERPRISE_ITEM, id: 'e.id' },
  idOf: ({ id }) => id,
  organisationOf: ({ organisation }) => organisation,
  write: async (database, enterprise) => {
    const fit = storable('enterprise', enterprise);
    if (!fit.ok) return fit;
    await putOne(database, ENTERPRISES, enterpriseRow(enterprise));
    await putOwned(database, OWNED_TABLES, 'enterprise', enterprise.id, enterprise);
    return ok(undefined);
  },
};

const RECORD: DocumentKind<HistoryRecord> = {
  kind: 'record',
  shape: {
    from: 'history_records h',
    item: RECORD_ITEM,
    key: 'h.id',
    sorts: { id: { column: 'h.id', type: 'text' }, date: { column: 'h.date', type: 'date' } },
    filters: { enterprise: 'h.enterprise = #', kind: 'h.kind = #' },
    within: 'EXISTS (SELECT FROM enterprises e WHERE e.id = h.enterprise AND e.organisation = ANY(#))',
  },
  one: { from: 'history_records h', item: RECORD_ITEM, id: 'h.id' },
  idOf: ({ id }) => id,
  organisationOf: () => null,
  write: async (database, record) => {
    const fit = storable('record', record);
    if (!fit.ok) return fit;
    await putOne(database, HISTORY, historyRow(record));
    return ok(undefined);
  },
};

const INSPECTOR: DocumentKind<Inspector> = {
  kind: 'inspector',
  shape: {
    from: 'inspectors i',
    item: INSPECTOR_ITEM,
    key: 'i.id',
    sorts: { id: { column: 'i.id', type: 'text' } },
    filters: { kind: 'i.kind = #' },
    within: 'i.organisation = ANY(#)',
  },
  one: { from: 'inspectors i', item: INSPECTOR_ITEM, id: 'i.id' },
  idOf: ({ id }) => id,
  organisationOf: ({ organisation }) => organisation,
  write: async (database, inspector) => {
    const fit = storable('inspector', inspector);
    if (!fit.ok) return fit;
    await putOne(database, INSPECTORS, inspectorRow(inspector));
    await putOwned(database, OWNED_BY_INSPECTOR, 'inspector', inspector.id, inspector);
    return ok(undefined);
  },
};

const ITEM_JSON = `json_build_object('code', t.code, 'name', json_build_object('zh', t.name_zh, 'en', t.name_en),
  'domain', t.domain, 'kind', t.kind, 'basis', t.basis, 'rate', t.rate, 'organisation', t.organisation)`;

const ITEM: DocumentKind<InspectionItem> = {
  kind: 'item',
  shape: {
    from: 'items t',
    item: ITEM_JSON,
    key: 't.code',
    sorts: { code: { column: 't.code', type: 'text' } },
    filters: { kind: 't.kind = #', domain: 't.domain = #' },
    within: 't.organisation = ANY(#)',
  },
  one: { from: 'items t', item: ITEM_JSON, id: 't.code' },
  idOf: ({ code }) => code,
  organisationOf: ({ organisation }) => organisation,
  write: async (database, { code, name, domain, kind, basis, rate, organisation }) => {
    const fields = { nameZh: name.zh, nameEn: name.en, domain, kind, basis, rate, organisation };
    await database.item.upsert({ where: { code }, create: { code, ...fields }, update: fields });
    return ok(undefined);
  },
};

const ORGANISATION_JSON = `json_build_object('code', o.code, 'name', o.name, 'level', o.level, 'parent', o.parent)`;

const ORGANISATION: DocumentKind<Organisation> = {
  kind: 'organisation',
  shape: {
    from: 'organisations o',
    item: ORGANISATION_JSON,
    key: 'o.code',
    sorts: { code: { column: 'o.code', type: 'text' } },
    filters: {},
    within: 'o.code = ANY(#)',
  },
  one: { from: 'organisations o', item: ORGANISATION_JSON, id: 'o.code' },
  idOf: ({ code }) => code,
  organisationOf: ({ code }) => code,
  write: async (database, { code, name, level, parent }) => {
    const above =
      parent === null ? null : await database.organisation.findUnique({ where: { code: parent } });
    const fits = parent === null ? level === 1 : above?.level === level - 1;
    if (!fits) return err({ code: 'store.unknown-parent', params: { code, parent: parent ?? '' } });
    const standing = await database.organisation.findUnique({ where: { code } });
    if (standing !== null && standing.level !== level) {
      return err({ code: 'store.unknown-parent', params: { code, parent: parent ?? '' } });
    }
    await database.organisation.upsert({
      where: { code },
      create: { code, name, level, parent },
      update: { name, parent },
    });
    return ok(undefined);
  },
};

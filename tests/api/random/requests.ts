import fc from 'fast-check';
import type { ApiDocument, Operation, Parameter } from '../operations.js';
import { NASTY, NASTY_TEXT, withFault } from './nasty.js';
import { valuesOf } from './values.js';

export interface RandomRequest {
  readonly url: string;
  readonly payload: string | Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether to read the thing first and to send its version along. */
  readonly withVersion: boolean;
}

const JSON_TYPE = 'application/json';
const HEADERS = fc.record(
  {
    'if-match': fc.constantFrom('*', '"x"', '"0123456789012345678901"', 'W/"x"', '"a", "b"', ''),
    'if-none-match': fc.constantFrom('*', '*', '*', '"x"', 'W/"x"', ''),
    'idempotency-key': fc.constantFrom('a', 'b', 'k'.repeat(500), 'ÿ', ' ', "';--", '__proto__'),
    'accept-language': fc.constantFrom('zh', 'en', 'en;q=0,zh', '*;q=0', 'x'.repeat(3000)),
    accept: fc.constantFrom('text/html', 'application/xml', '*/*;q=0', ','),
    'x-http-method-override': fc.constant('DELETE'),
    'x-forwarded-for': fc.constantFrom('1.2.3.4', "'", ','.repeat(200)),
    'x-csrf-token': fc.constantFrom('', 'ü', 'x'.repeat(5000)),
    cookie: fc.constantFrom('evenhand=', 'evenhand=%', '=;;=', 'evenhand=a; evenhand=b', '__proto__=1'),
    authorization: fc.constantFrom('Bearer ', 'Bearer \u00ff', 'Basic YTpi', 'Bearer x y'),
    range: fc.constant('bytes=0-1,5-'),
    expect: fc.constant('x'),
    origin: fc.constantFrom('null', 'https://elsewhere.example'),
  },
  { requiredKeys: [] },
);
const TYPES = fc.constantFrom(
  ...['application/json; charset=gbk', 'text/plain', 'application/x-www-form-urlencoded', '', 'json', ';'],
  ...[
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/json; a=',
    'APPLICATION/JSON',
    'text/csv',
  ],
);
const BODIES = fc.constantFrom(
  ...[
    '',
    '{',
    '[1,',
    '"x"',
    'null',
    '1e999',
    '{"a":1,"a":2}',
    '\ufeff{}',
    '{"__proto__":{"a":1}}',
    'a=b&c=d',
  ],
  ...['{"constructor":{"prototype":{"a":1}}}', '['.repeat(2000), `"${'x'.repeat(1_100_000)}"`, '\0'],
);

/** Requests of one operation: half such as the document allows, the others with a fault in one part or several. */
export function requestsOf(
  document: ApiDocument,
  path: string,
  operation: Operation,
): fc.Arbitrary<RandomRequest> {
  const { parameters = [], requestBody } = operation;
  const at = (place: Parameter['in']): Parameter[] => parameters.filter((each) => each.in === place);
  const named = ({ name, schema }: Parameter, faults: number) =>
    fc.tuple(fc.constant(name), mostly(valuesOf(document, schema, name), NASTY, faults));
  const params = (faults: number) => fc.tuple(...at('path').map((each) => named(each, faults)));
  const query = (faults: number) =>
    fc.subarray(at('query')).chain((some) => {
      const needed = at('query').filter((each) => each.required === true && !some.includes(each));
      return fc.tuple(...[...some, ...needed].map((each) => named(each, faults)));
    });
  const schema = requestBody?.content?.[JSON_TYPE]?.schema;
  const good = schema === undefined ? null : valuesOf(document, schema);
  const send = (faults: number): fc.Arbitrary<RandomRequest> =>
    fc
      .record({
        params: params(faults),
        query: query(faults),
        body:
          good === null
            ? fc.constant(undefined)
            : faults === 0
              ? good
              : mostly(good, withFault(good), faults),
        raw: mostly(fc.constant(undefined), fc.tuple(TYPES, BODIES), faults && 1),
        tail: mostly(fc.constant(''), TAILS, faults && 1),
        headers: mostly(fc.constantFrom({}, { 'if-none-match': '*' }), HEADERS, faults),
        withVersion: fc.nat({ max: 4 }).map((chance) => chance === 0),
      })
      .map((parts) => requestFrom(path, parts));
  return fc.oneof(
    { arbitrary: send(0), weight: 5 },
    { arbitrary: send(2), weight: 3 },
    { arbitrary: send(6), weight: 1 },
  );
}

/** Of ten values so many are of the second kind. */
const mostly = <A, B>(
  first: fc.Arbitrary<A>,
  second: fc.Arbitrary<B>,
  faults: number,
): fc.Arbitrary<A | B> =>
  faults === 0
    ? first
    : fc.oneof({ arbitrary: first, weight: 10 - faults }, { arbitrary: second, weight: faults });

const TAILS = fc.oneof(
  fc.constantFrom(
    '%',
    '%FF',
    '/../..',
    '//',
    '?',
    '?__proto__[a]=1',
    '?limit=1&limit=2',
    '?a[b]=c',
    '#x',
    '%00',
  ),
  fc
    .tuple(fc.constantFrom('limit', 'after', 'sort', 'organisation', 'x'), NASTY_TEXT)
    .map(([name, text]) => `?${name}=${escape(text)}`),
);

interface Parts {
  readonly params: readonly [string, unknown][];
  readonly query: readonly [string, unknown][];
  readonly body: unknown;
  readonly raw: [string, string] | undefined;
  readonly tail: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly withVersion: boolean;
}

function requestFrom(
  path: string,
  { params, query, body, raw, tail, headers, withVersion }: Parts,
): RandomRequest {
  const words = new Map(params);
  const own = ownId(body);
  if (own !== null && words.has('id')) words.set('id', own);
  const route = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => escape(words.get(name)));
  const search = query.map(([name, value]) => `${name}=${escape(value)}`).join('&');
  const url = `${search === '' ? route : `${route}?${search}`}${tail}`;
  const given = Object.fromEntries(
    Object.entries(headers).filter(([, text]) => text !== undefined),
  ) as Record<string, string>;
  if (raw !== undefined) {
    const [type, payload] = raw;
    return { url, payload, headers: { ...given, 'content-type': type }, withVersion };
  }
  if (body === undefined) return { url, payload: undefined, headers: given, withVersion };
  return {
    url,
    payload: JSON.stringify(body),
    headers: { ...given, 'content-type': JSON_TYPE },
    withVersion,
  };
}

/** A document names itself: what is put at an address carries that id. */
function ownId(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { id, code } = body as { id?: unknown; code?: unknown };
  const found = id ?? code;
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Half of a surrogate pair has no UTF-8: it goes out as bytes that are none. */
function escape(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.replaceAll(/\p{Surrogate}/gu, '').length === text.length
    ? encodeURIComponent(text)
    : `${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))}%ED%A0%80`;
}

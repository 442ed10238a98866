import fc from 'fast-check';

const own = (key: string, value: unknown): unknown => Object.fromEntries([[key, value]]);
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const TEXTS = fc.constantFrom(
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x\udfff',
    '\u202eabc',
    'e\u0301',
    '𠮷䶮',
    '\ufeff',
    '\r\nset-cookie: a=b',
  ],
  ...["' OR 1=1;--", '../../../etc/passwd', '%00', '%2e%2e%2f', '=1+1', '@SUM(A1)', '<script>1</script>'],
  ...['2026-02-31', '0000-00-00', '9999-13', '+00000-01-01T00:00:00Z', '9'.repeat(400), 'x'.repeat(70_000)],
  ...['__proto__', 'constructor', 'toString', 'null', '{}', '[object Object]', '$1', '#'],
);
const NUMBERS = fc.constantFrom(
  ...[
    0,
    -0,
    -1,
    0.5,
    2 ** 31,
    2 ** 31 - 1,
    -(2 ** 31) - 1,
    2 ** 53,
    -(2 ** 63),
    1e308,
    1e-320,
    2_147_483_648_000,
  ],
);
const SHAPES = fc.constantFrom<unknown>(
  ...[null, true, false, [], {}, [[]], { length: -1 }, { toString: 'x' }, { then: 1 }, { toJSON: 1 }],
  ...[own('__proto__', { isAdministrator: true }), { constructor: { prototype: { polluted: 1 } } }],
  ...[nested(30), nested(70), nested(3000), Array.from({ length: 5000 }, (_, at) => at)],
);

/** What programs stumble over: text without meaning, numbers beyond range, shapes that nobody expects. */
export const NASTY: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: TEXTS, weight: 5 },
  { arbitrary: NUMBERS, weight: 3 },
  { arbitrary: SHAPES, weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
);

export const NASTY_TEXT: fc.Arbitrary<string> = fc.oneof(TEXTS, fc.string({ unit: 'binary', maxLength: 12 }));

type Holder = Record<string, unknown>;
type Fault = (holder: Holder, key: string, nasty: unknown) => void;

const FAULTS: readonly Fault[] = [
  (holder, key, nasty) => void (holder[key] = nasty),
  (holder, key, nasty) => void (holder[key] = nasty),
  (holder, key) => void Reflect.deleteProperty(holder, key),
  (holder, _key, nasty) => void (holder['surplus'] = nasty),
  (holder, _key, nasty) => void Object.assign(holder, { constructor: nasty }),
  (holder, _key, nasty) =>
    void Object.defineProperty(holder, '__proto__', { value: nasty, enumerable: true, configurable: true }),
  (holder, key) => void (holder[key] = [holder[key]]),
  (holder, key) => void (holder[key] = Array.from({ length: 300 }, () => holder[key])),
  (holder, key) => void (holder[key] = String(holder[key])),
];

/** The value with one fault somewhere inside: replaced, missing, surplus, repeated, of another type. */
export function withFault(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const where = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 });
  const fault = fc.constantFrom(...FAULTS);
  return fc.tuple(value, where, fault, NASTY).map(([good, path, change, nasty]) => {
    const root: Holder = { value: structuredClone(good) };
    let [holder, key] = [root, 'value'];
    for (const step of path) {
      const inner = holder[key];
      const keys = typeof inner === 'object' && inner !== null ? Object.keys(inner) : [];
      const next = keys[step % Math.max(1, keys.length)];
      if (next === undefined) break;
      [holder, key] = [inner as Holder, next];
    }
    change(holder, key, nasty);
    return root['value'];
  });
}

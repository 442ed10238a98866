/** A token of JSON: text in quotes, a structural character, or a bare word such as a number. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;
const SPACE = /\s*/gy;

interface Token {
  readonly text: string;
  readonly at: number;
}

/**
 * The 1-based line of JSON text on which the member that a JSON pointer (RFC 6901) names stands; of the nearest
 * member around it when it is not there. The text must be JSON.
 */
export function lineOf(text: string, pointer: string): number {
  const tokens = tokensOf(text);
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let place = 0;
  for (const step of steps) {
    const next = memberAt(tokens, place, step);
    if (next === null) break;
    place = next;
  }
  return lineAt(text, tokens[place]?.at ?? 0);
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text)?.[0];
    if (found === undefined) break;
    tokens.push({ text: found, at });
    at += found.length;
  }
  return tokens;
}

/** Position of the value of a member of the object or list that opens at a position. */
function memberAt(tokens: readonly Token[], open: number, step: string): number | null {
  const kind = tokens[open]?.text;
  const isObject = kind === '{';
  if (!isObject && kind !== '[') return null;
  const nameAt = (at: number): unknown => JSON.parse(textAt(tokens, at));
  let at = open + 1;
  for (let index = 0; !ENDS.has(textAt(tokens, at)); index++) {
    const value = isObject ? at + 2 : at;
    if (step === (isObject ? nameAt(at) : String(index))) return value;
    at = endOf(tokens, value);
    if (textAt(tokens, at) === ',') at++;
  }
  return null;
}

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '}';
const ENDS: ReadonlySet<string> = new Set(['}', ']']);

/** Position after the value that begins at a position. */
function endOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]?.text;
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

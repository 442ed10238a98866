/** Told of an XML text as it goes by. Names come without their prefix. */
export interface XmlEvents {
  /** `attributes`: everything behind the name, for `attributeOf`. */
  readonly open: (name: string, attributes: string) => void;
  /** Resolved text, in pieces. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Longest tag or text that is waited for. A cell holds 32,767 characters. */
const LONGEST = 1 << 22;

/**
 * Scans XML that comes in pieces. Declarations of a document type are refused, and so are entities that it would have
 * declared: nothing expands, nothing is fetched.
 */
export function xmlScanner(events: XmlEvents): (piece: string) => void {
  let held = '';
  return (piece) => {
    const text = held + piece;
    const end = scan(text, events);
    held = text.slice(end);
    if (held.length > LONGEST) throw new RangeError('a tag or a text is too long');
  };
}

/** Scans as far as everything is there, and says how far. */
function scan(text: string, events: XmlEvents): number {
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return at;
    if (open > at) events.text(resolved(text.slice(at, open)));
    const end = endOfMarkup(text, open);
    if (end < 0) return open;
    readMarkup(text.slice(open + 1, end), events);
    at = end + 1;
  }
}

/** Where the markup that begins here ends; −1 while the end is not there yet. */
function endOfMarkup(text: string, open: number): number {
  const sign = text.charCodeAt(open + 1);
  if (sign !== 0x21) return endOfTag(text, open);
  const closing = (opening: string, end: string): number | null => {
    if (!text.startsWith(opening, open)) return null;
    const at = text.indexOf(end, open + opening.length);
    return at < 0 ? -1 : at + end.length - 1;
  };
  const found = closing('<!--', '-->') ?? closing('<![CDATA[', ']]>');
  if (found !== null) return found;
  if (text.length - open < 9) return -1;
  throw new SyntaxError('a document type is declared');
}

/** A tag ends at the first ">" outside the quotation marks of its attributes. */
function endOfTag(text: string, open: number): number {
  let quote = 0;
  for (let at = open + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quote !== 0) quote = sign === quote ? 0 : quote;
    else if (sign === 0x3e) return at;
    else if (sign === 0x22 || sign === 0x27) quote = sign;
  }
  return -1;
}

function readMarkup(markup: string, { open, text, close }: XmlEvents): void {
  if (markup.startsWith('/')) close(localName(markup.slice(1).trim()));
  else if (markup.startsWith('![CDATA[')) text(markup.slice(8, -2));
  else if (!markup.startsWith('!') && !markup.startsWith('?')) {
    const empty = markup.endsWith('/');
    const tag = empty ? markup.slice(0, -1) : markup;
    const blank = tag.search(/\s/);
    const name = localName(blank < 0 ? tag : tag.slice(0, blank));
    open(name, blank < 0 ? '' : tag.slice(blank));
    if (empty) close(name);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Finds an attribute, named with its prefix, in what `open` was told; the name is a constant of the caller. */
export function attributeOf(name: string): (attributes: string) => string | null {
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const found = pattern.exec(attributes);
    return found === null ? null : resolved(found[1] ?? found[2] ?? '');
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its five named and its numeric references resolved. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x?)?([0-9A-Za-z]*);?/g, (all, numeric: string | undefined, name: string) => {
    const point = numeric === undefined ? NaN : Number.parseInt(name, numeric === '#x' ? 16 : 10);
    const character = numeric === undefined ? NAMED[name] : characterOf(point);
    if (character === undefined || !all.endsWith(';')) throw new SyntaxError(`${all} is no reference`);
    return character;
  });
}

const characterOf = (point: number): string | undefined =>
  point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    ? String.fromCodePoint(point)
    : undefined;

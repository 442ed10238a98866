// The last look at a finished log line. Fields are chosen so that nothing personal gets in; should a library or a
// later change let something slip, what looks like it is struck out here.
const STRUCK: readonly (readonly [RegExp, string])[] = [
  // "password":"…", token=…, Cookie: … and their like
  [
    /("(?:[a-z_-]*(?:password|passwd|secret|token|cookie|authorization|csrf|totp|login|api[_-]?key))"\s*:\s*)"(?:[^"\\]|\\.)*"/gi,
    '$1"[struck]"',
  ],
  [/\b((?:password|secret|token|csrf|api[_-]?key|login)=)[^&\s"]+/gi, '$1[struck]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [struck]'],
  // postgresql://user:password@host
  [/(\w+:\/\/)[^/\s"@]+@/g, '$1[struck]@'],
  // Chinese mobile numbers and identity numbers (GB 11643)
  [/(?<![\d.])1[3-9]\d{9}(?![\d.])/g, '[struck]'],
  [/(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dA-Za-z])/g, '[struck]'],
  [/[\w.+-]+@[\w-]+\.[\w.]+/g, '[struck]'],
];

/** The line with everything struck out that looks like a secret, a phone, identity number or e-mail address. */
export function scrub(line: string): string {
  return STRUCK.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}

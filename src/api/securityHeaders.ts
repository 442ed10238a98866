const SELF = ["'self'"];

/** No script, style, frame or request of another origin (OWASP secure headers). */
const DIRECTIVES = {
  defaultSrc: ["'none'"],
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: SELF,
  fontSrc: SELF,
  manifestSrc: SELF,
  workerSrc: ["'self'", 'blob:'],
  formAction: SELF,
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

export const SECURITY_HEADERS = {
  contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginEmbedderPolicy: true,
};

/** The policy of a page whose own styles carry a nonce. */
export function contentSecurityPolicy(styleNonce: string): string {
  const directives = { ...DIRECTIVES, styleSrc: [...SELF, `'nonce-${styleNonce}'`] };
  return Object.entries(directives)
    .map(([name, values]) => `${dashed(name)} ${values.join(' ')}`)
    .join('; ');
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

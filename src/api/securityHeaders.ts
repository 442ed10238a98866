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
export const pagePolicy = (styleNonce: string): string =>
  policy({ ...DIRECTIVES, styleSrc: [...SELF, `'nonce-${styleNonce}'`] });

/**
 * The policy of the worker that performs bundles again: it may compile the schemas that it was built with, which
 * halves the time, and can reach nobody, so that nothing of a bundle gets out.
 */
export const WORKER_POLICY = policy({ defaultSrc: ["'none'"], scriptSrc: [...SELF, "'unsafe-eval'"] });

function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, values]) => `${dashed(name)} ${values.join(' ')}`)
    .join('; ');
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A change that makes the draw possible, as small as this kind of change allows; it was solved again. */
export type Relaxation =
  | { readonly kind: 'more-leads'; readonly count: number; readonly domains: readonly string[] }
  | { readonly kind: 'more-people'; readonly count: number; readonly domains: readonly string[] }
  | { readonly kind: 'appoint-leads'; readonly inspectors: readonly string[] }
  | { readonly kind: 'renew'; readonly inspectors: readonly string[] }
  | { readonly kind: 'raise-load-cap'; readonly loadCap: number }
  | { readonly kind: 'move-visits'; readonly targets: readonly string[] };

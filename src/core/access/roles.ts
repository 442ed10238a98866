/**
 * Roles of the service. `leader` reads figures, `auditor` reads everything that may be read and writes nothing,
 * `exchange` is what an API key of another department acts as, within the key's own scopes.
 */
export const ROLES = [
  'administrator',
  'planner',
  'supervisor',
  'officer',
  'leader',
  'auditor',
  'exchange',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a person can be given; `exchange` belongs to keys alone. */
export const PERSON_ROLES = [
  'administrator',
  'planner',
  'supervisor',
  'officer',
  'leader',
  'auditor',
] as const;

/** A role in an organisation and everything below it. */
export interface Grant {
  readonly role: Role;
  /** Code of the organisation tree. */
  readonly organisation: string;
}

/** Who acts: a person who signed in, or a key of another department. */
export interface Actor {
  readonly id: string;
  readonly kind: 'person' | 'key';
  readonly grants: readonly Grant[];
  /** Id in the inspector library of an officer, else null. */
  readonly inspector: string | null;
  /** What a key is limited to; null for people. */
  readonly scopes: readonly string[] | null;
}

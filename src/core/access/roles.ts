/** Roles that a person can be given. `leader` reads figures, `auditor` reads all that may be read and writes nothing. */
export const PERSON_ROLES = [
  'administrator',
  'planner',
  'supervisor',
  'officer',
  'leader',
  'auditor',
] as const;

/** All roles; `exchange` is what an API key of another department acts as, within the key's own scopes. */
export const ROLES = [...PERSON_ROLES, 'exchange'] as const;
export type Role = (typeof ROLES)[number];

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

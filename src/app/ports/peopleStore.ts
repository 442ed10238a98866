import type { Grant } from '../../core/access/roles.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Page, PageQuery } from './listing.js';
import type { StoreProblem } from './storeReasons.js';

/** A user of the service as administrators see one. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** Id in the inspector library of an officer. */
  readonly inspector: string | null;
  readonly roles: readonly Grant[];
  readonly disabled: boolean;
}

/** What signing in needs to know of a person. */
export interface Credentials {
  readonly person: Person;
  /** argon2id in PHC form. */
  readonly password: string;
  readonly mustChange: boolean;
  /** Encrypted secret of one-time codes (RFC 6238), null when not in use. */
  readonly totp: Uint8Array | null;
  /** Last time step used up. */
  readonly totpStep: number | null;
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

export interface Session {
  /** SHA-256 of the token in the cookie. */
  readonly id: string;
  readonly person: string;
  /** Token that writes must carry in a header. */
  readonly csrf: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface PersonQuery extends PageQuery {
  readonly login?: string;
}

export interface PeopleStore {
  /** Whether anybody at all can sign in. */
  hasPeople(): Promise<boolean>;
  listPeople(query: PersonQuery): Promise<Result<Page<Person>, StoreProblem>>;
  readPerson(id: string): Promise<Person | null>;
  credentialsOf(login: string): Promise<Credentials | null>;
  /** Creates or changes; `password` is a hash, and null keeps the one that is there. `expected` as in checkVersion. */
  putPerson(
    person: Person,
    password: string | null,
    expected: string | null | undefined,
    act: Act,
  ): Promise<Result<Person, StoreProblem>>;
  setPassword(person: string, password: string, mustChange: boolean, act: Act): Promise<void>;
  setTotp(person: string, secret: Uint8Array | null, act: Act): Promise<void>;
  /** Uses up a time step; false when it, or a later one, was used already. */
  useTotpStep(person: string, step: number): Promise<boolean>;
  noteFailure(person: string, failures: number, lockedUntil: Date | null, act: Act): Promise<void>;
  startSession(session: Session, act: Act): Promise<void>;
  /** The live session of a token with its person, or null; notes that it was seen. */
  sessionOf(
    id: string,
    now: Date,
  ): Promise<{ readonly session: Session; readonly credentials: Credentials } | null>;
  /** Ends one session of a person, or with null all of them but `kept`; gives how many were live. */
  endSessions(person: string, session: string | null, act: Act, kept?: string): Promise<number>;
  listKeys(query: PageQuery): Promise<Result<Page<ApiKey>, StoreProblem>>;
  readKey(id: string): Promise<ApiKey | null>;
  /** `secret` is the SHA-256 of the key. */
  addKey(key: ApiKey, secret: string, act: Act): Promise<Result<ApiKey, StoreProblem>>;
  keyOf(secret: string, now: Date): Promise<ApiKey | null>;
  revokeKey(id: string, act: Act): Promise<Result<ApiKey, StoreProblem>>;
}

import type { ProblemOf } from '../kernel/problem.js';

/** `oneIn`: chance alone would raise this alarm in one of so many audits of this size. */
type TallyEvidence = {
  subject: string;
  count: number;
  expected: string;
  draws: number;
  compared: number;
  oneIn: number;
};

/** Reason codes of the audit folder. Hashes are in lower-case hex, times in seconds since 1970 (UTC). */
export interface AuditReasons {
  'audit.proof-length': { size: number; expected: number; got: number };
  'audit.no-such-leaf': { index: number; size: number };
  'audit.not-in-tree': { index: number; size: number; root: string; computed: string };
  'audit.log-shrank': { first: number; second: number };
  'audit.log-rewritten': { first: number; second: number; root: string; computed: string };
  'audit.beacon-chain-unknown': { chain: string };
  'audit.beacon-chain-altered': { chain: string; computed: string };
  'audit.beacon-wrong-round': { chain: string; expected: number; got: number };
  'audit.beacon-signature': { chain: string; round: number };
  'audit.beacon-not-planned': { round: number };
  'audit.beacon-missing': { chain: string; round: number };
  'audit.dice-not-digits': { dice: string };
  'audit.dice-too-few': { digits: number; needed: number };
  'audit.dice-not-planned': { digits: number };
  'audit.secret-withheld': { holder: string };
  'audit.secret-too-short': { holder: string; bytes: number; needed: number };
  'audit.secret-mismatch': { holder: string; committed: string; computed: string };
  'audit.secret-not-committed': { holder: string };
  'audit.seed-without-source': Record<string, never>;
  'audit.fallback-too-early': { drawnAt: number; notBefore: number };
  'audit.drawn-before-commitment': { committedAt: number; drawnAt: number };
  'audit.drawn-too-early': { drawNotBefore: number; drawnAt: number };
  'audit.round-already-known': { round: number; published: number; committedAt: number };
  'audit.round-reused': {
    chain: string;
    round: number;
    campaign: string;
    sequence: number;
    entry: number;
    otherCampaign: string;
    otherSequence: number;
    otherEntry: number;
  };
  'audit.key-malformed': { text: string };
  'audit.note-malformed': Record<string, never>;
  'audit.checkpoint-malformed': Record<string, never>;
  'audit.signature-false': { name: string };
  'audit.not-signed': { names: string[] };
  'audit.not-an-instant': { text: string };
  'audit.other-log': { expected: string; got: string };
  'audit.too-few-witnesses': { needed: number; found: number };
  'audit.split-view': { origin: string; size: number; one: string; other: string };
  'audit.record-altered': {
    kind: string;
    campaign: string;
    sequence: number;
    logged: string;
    computed: string;
  };
  'audit.log-clock': { entry: number; at: string };
  'audit.second-commitment': {
    campaign: string;
    sequence: number;
    first: string;
    second: string;
    entry: number;
  };
  'audit.void-missing': { campaign: string; sequence: number; first: string; second: string; entry: number };
  'audit.sequence-gap': { campaign: string; expected: number; found: number; entry: number };
  'audit.void-by-planner': { campaign: string; sequence: number; person: string };
  'audit.void-after-opening': { campaign: string; sequence: number; entry: number };
  'audit.out-of-place': { kind: string; campaign: string; sequence: number; entry: number };
  'audit.done-twice': {
    kind: string;
    campaign: string;
    sequence: number;
    first: string;
    second: string;
    entry: number;
  };
  'audit.not-opened': { campaign: string; sequence: number; deadline: string };
  'audit.not-a-target': { id: string };
  'audit.substitute-by-hand': { replaced: string; expected: string; found: string };
  'audit.targets-swapped': { missing: string[]; strangers: string[] };
  'audit.too-often': TallyEvidence;
  'audit.too-rarely': TallyEvidence;
  'audit.unequal-stratum': {
    stratum: string;
    units: number;
    draws: number;
    statistic: string;
    degrees: number;
    oneIn: number;
  };
  'audit.group-never-drawn': {
    group: string;
    members: number;
    draws: number;
    compared: number;
    oneIn: number;
  };
  'audit.tickets-uneven': { tickets: number; statistic: string; degrees: number; oneIn: number };
  'audit.replaced-riskier': {
    person: string;
    replaced: number;
    drawn: number;
    compared: number;
    oneIn: number;
  };
}

export type AuditProblem = ProblemOf<AuditReasons>;

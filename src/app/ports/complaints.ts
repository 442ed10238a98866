import type { Complaint, ComplaintStep } from '../../core/duties/complaint.js';
import type { Problem } from '../../core/kernel/problem.js';
import type { Result } from '../../core/kernel/result.js';
import type { Act } from './act.js';
import type { Filters } from './documentStore.js';
import type { Page, PageQuery } from './listing.js';

/** What is written down when a complaint comes in. */
export type ComplaintIntake = Pick<
  Complaint,
  'id' | 'organisation' | 'enterprise' | 'receivedOn' | 'channel' | 'subject' | 'matter'
>;

export interface Complaints {
  listComplaints(query: PageQuery, filters: Filters): Promise<Result<Page<Complaint>, Problem>>;
  readComplaint(id: string): Promise<Complaint | null>;
  /**
   * Takes a complaint in, or corrects it before it is assigned.
   *
   * @param contact sealed; null for an anonymous one, undefined to leave it as it is
   */
  putComplaint(
    intake: ComplaintIntake,
    contact: Uint8Array | null | undefined,
    expected: string | null,
    act: Act,
  ): Promise<Result<Complaint, Problem>>;
  /** With the answer that it is true, the complaint becomes a record of its enterprise as of that day. */
  stepComplaint(id: string, step: ComplaintStep, act: Act): Promise<Result<Complaint, Problem>>;
  /** The sealed contact. Each reading is counted and leaves an entry in the trail. */
  readContact(id: string, act: Act): Promise<Result<Uint8Array | null, Problem>>;
}

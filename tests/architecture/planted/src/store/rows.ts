import { job } from '../app/job.js';

export const rows: unknown[] = [job];

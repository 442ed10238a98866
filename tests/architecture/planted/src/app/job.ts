import { rows } from '../store/rows.js';

export const job: unknown[] = [rows];

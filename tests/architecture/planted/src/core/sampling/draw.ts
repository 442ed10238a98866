import { readFileSync } from 'node:fs';
import { team } from '../pairing/team.js';
import { job } from '../../app/job.js';

export const draw = [readFileSync, team, job];

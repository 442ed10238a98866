import { expect, it } from 'vitest';
import { classesOf, countCells } from '../../../src/core/sampling/quota/countCells.js';
import { cellName } from '../../../src/core/sampling/quota/design.js';
import { margin } from './quotaDesigns.js';

const margins = [margin('tier', 'A', 'B'), margin('district', '1', '2')];
const unit = (
  tier: string,
  district: string,
  excluded: string | null = null,
  certainty: string | null = null,
) => ({
  margins: { district, tier, owner: 'x' },
  excluded,
  certainty,
});

it('counts the units that take part in the random draw, by leaf classes in margin order', () => {
  const units = [
    unit('A', '1'),
    unit('B', '2'),
    unit('A', '1'),
    unit('A', '2', 'closed'),
    unit('A', '2', null, 'major-hazard'),
  ];
  expect(countCells(units, margins)).toEqual([
    { classes: ['A', '1'], population: 2 },
    { classes: ['B', '2'], population: 1 },
  ]);
});

it('names a cell by its classes, whatever else the unit carries', () => {
  expect(cellName(classesOf(unit('B', '2'), margins))).toBe('B×2');
  expect(classesOf({ margins: { tier: 'A' } }, margins)).toEqual(['A', '']);
});

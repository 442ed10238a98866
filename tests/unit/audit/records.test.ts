import { describe, expect, it } from 'vitest';
import { IncidentRecord } from '../../../src/core/audit/incidentRecord.js';
import { instantSeconds, secondsInstant } from '../../../src/core/audit/instant.js';
import { readRecord } from '../../../src/core/kernel/schema.js';

describe('a moment', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2023-08-23T15:59:24Z', 1692806364],
    ['2024-02-29T23:59:59Z', 1709251199],
  ])('%s is second %i and back', (instant, seconds) => {
    expect(instantSeconds(instant)).toEqual({ ok: true, value: seconds });
    expect(secondsInstant(seconds)).toBe(instant);
  });

  it.each([
    '2023-02-29T00:00:00Z',
    '2023-08-23T15:59:24+08:00',
    '2023-08-23 15:59:24Z',
    '2023-08-23T24:00:01Z',
    '',
  ])('is not "%s"', (text) => {
    expect(instantSeconds(text)).toEqual({
      ok: false,
      error: { code: 'audit.not-an-instant', params: { text } },
    });
  });
});

describe('an incident', () => {
  const incident = {
    format: 'evenhand/incident/v1',
    campaign: 'food/2026-03',
    sequence: 1,
    kind: 'not-opened',
    explanation: 'The witness who keeps the frame secret is ill.',
    reportedBy: 'wang',
    at: '2026-04-01T00:00:00Z',
  };

  it('is a record of a listed kind', () => {
    expect(readRecord(IncidentRecord, incident).ok).toBe(true);
    expect(readRecord(IncidentRecord, { ...incident, kind: 'nothing' }).ok).toBe(false);
    expect(readRecord(IncidentRecord, { ...incident, sequence: 0 }).ok).toBe(false);
  });
});

/** How a quota stands while its month runs. Days are workdays. */
export interface Progress {
  /** Visits to be made. */
  readonly due: number;
  readonly visited: number;
  /** Visits whose planned day has passed without them. */
  readonly late: number;
  readonly daysGone: number;
  readonly daysLeft: number;
}

export type Outlook = 'met' | 'onTrack' | 'inDanger' | 'missed';

export interface Forecast {
  readonly outlook: Outlook;
  /** Visits by the end of the month at the pace so far. */
  readonly expected: number;
  /** Visits on each workday that is left that would meet the quota; null when none is left or needed. */
  readonly neededPerDay: number | null;
}

/**
 * Whether a quota will be met: at the pace of the workdays so far, the visits of the days that are left come on top.
 * Before the first workday is over nothing is known of the pace, and only visits that are late count against it.
 */
export function forecast({ due, visited, late, daysGone, daysLeft }: Progress): Forecast {
  const left = Math.max(0, due - visited);
  const ahead = daysGone === 0 ? left : Math.min(left, Math.floor((visited * daysLeft) / daysGone));
  const expected = visited + ahead;
  const neededPerDay = left === 0 || daysLeft === 0 ? null : Math.ceil(left / daysLeft);
  return { outlook: outlookOf(left, expected >= due && late === 0, daysLeft), expected, neededPerDay };
}

function outlookOf(left: number, isOnPace: boolean, daysLeft: number): Outlook {
  if (left === 0) return 'met';
  if (daysLeft === 0) return 'missed';
  return isOnPace ? 'onTrack' : 'inDanger';
}

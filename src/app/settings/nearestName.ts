/** The name that takes the fewest insertions, deletions and replacements to become the given one. */
export function nearestName(given: string, names: readonly string[]): string {
  const distances = names.map((name) => ({ name, distance: editDistance(given, name) }));
  return distances.reduce((best, each) => (each.distance < best.distance ? each : best)).name;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

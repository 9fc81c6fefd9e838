// "Did you mean": the nearest known name to one that does not exist.

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** A hint for a wrong name: the nearest one, or the list when it is short. */
export function suggest(wrong: string, known: Iterable<string>): string {
  const names = [...new Set(known)];
  const ranked = names.map(n => ({ n, d: distance(wrong.toLowerCase(), n.toLowerCase()) })).sort((a, b) => a.d - b.d);
  const best = ranked[0];
  const contained = names.filter(n => wrong.length > 2 && (n.startsWith(wrong) || wrong.startsWith(n) && n.length > 2));
  if (best && best.d <= Math.max(2, Math.floor(wrong.length / 3))) return `Did you mean ${best.n}?`;
  if (contained.length) return `Did you mean ${contained.slice(0, 3).join(' or ')}?`;
  if (!names.length) return 'There is none to choose from.';
  return `Known: ${names.slice(0, 14).join(', ')}${names.length > 14 ? ` … (${names.length})` : ''}.`;
}

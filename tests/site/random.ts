// A small seeded generator for property tests; the seed is printed with a failure and can be set as SEED=….

export function random(): { seed: number; next: () => number } {
  const seed = Number(process.env['SEED'] ?? (Date.now() & 0xffffff));
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { seed, next };
}

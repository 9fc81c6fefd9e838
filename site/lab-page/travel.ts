// A slider's travel: whole positions of the thumb and the values they stand for, linear, logarithmic or from stop to stop.
export interface Travel { steps: number; value(position: number): number; position(value: number): number }

export interface Way { range: [number, number]; scale?: 'lin' | 'log'; step?: number; perDecade?: number; stops?: number[]; integer?: boolean }

/** Positions of a logarithmic slider that states no step, a decade. */
const FINE = 40;

export function travel(way: Way): Travel {
  const [from, to] = way.range;
  const inside = (p: number, steps: number): number => Math.min(steps, Math.max(0, Math.round(p)));
  if (way.stops?.length) {
    const stops = way.stops.filter((s) => s >= from && s <= to);
    const steps = Math.max(1, stops.length - 1);
    const nearest = (v: number): number => stops.reduce((best, s, i) => (Math.abs(s - v) < Math.abs(stops[best]! - v) ? i : best), 0);
    return { steps, value: (p) => stops[inside(p, steps)] ?? from, position: nearest };
  }
  const whole = (v: number): number => (way.integer ? Math.round(v) : v);
  if (way.scale === 'log') {
    const per = way.perDecade ?? FINE;
    const steps = Math.max(1, Math.round(Math.log10(to / from) * per));
    const value = (p: number): number => {
      const q = inside(p, steps);
      return q === 0 ? from : q === steps ? to : whole(tidy(from * 10 ** (q / per)));
    };
    return { steps, value, position: (v) => inside(Math.log10(Math.max(v, from) / from) * per, steps) };
  }
  const step = way.step ?? (way.integer ? 1 : (to - from) / 100);
  const steps = Math.max(1, Math.round((to - from) / step));
  return { steps, value: (p) => whole(Math.min(to, tidy(from + inside(p, steps) * step))), position: (v) => inside((v - from) / step, steps) };
}

/** Whole decades and steps without the last bits' noise. */
const tidy = (v: number): number => Number(v.toPrecision(12));

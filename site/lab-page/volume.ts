// The volumes' names.
const NAMES: Record<string, { short: string; long: string }> = {
  vol1: { short: 'Volume 1', long: 'Volume 1: one machine' },
  vol2: { short: 'Volume 2', long: 'Volume 2: many machines' },
  studio: { short: 'Studio', long: 'Studio: your own machine' },
};
export const volume = (id: string): { short: string; long: string } => NAMES[id] ?? { short: id, long: id };
/** "Lab 1"; the studio's have names. */
export const labName = (number: string): string => (/^\d+$/.test(number) ? `Lab ${Number(number)}` : number.length === 1 ? `Lab ${number}` : `${number.charAt(0).toUpperCase()}${number.slice(1).replaceAll('-', ' ')}`);

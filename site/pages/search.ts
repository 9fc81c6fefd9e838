// Which labs have the words that a reader looks for: in number, title, question, terms that they explain, models that they ask. Pure.
import type { LabIndexEntry } from '../lab/compiled.js';

/** What of a lab is looked through beside its line on the map. */
export interface Words { id: string; terms: readonly string[]; models: readonly string[] }

const MOST = 3;
/** Without accents, signs and case: "D·A·M" is found by "dam". */
const plain = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f·']/g, '').replace(/[^a-z0-9×%]+/gi, ' ').trim().toLowerCase();

/** By lab the terms and models that have the words, where its title and question have not; null when nothing is asked. */
export function search(labs: readonly LabIndexEntry[], words: readonly Words[], query: string): Map<string, string> | null {
  const asked = plain(query).split(' ').filter(Boolean);
  if (asked.length === 0) return null;
  return new Map(labs.flatMap((lab): [string, string][] => {
    const own = words.find((w) => w.id === lab.id) ?? { terms: [], models: [] };
    const line = plain(`lab ${Number(lab.number) || lab.number} ${lab.number} ${lab.title} ${lab.question}`);
    const beside = asked.filter((word) => !line.includes(word));
    const having = (list: readonly string[]): string[] => list.filter((text) => beside.some((word) => plain(text).includes(word)));
    const [terms, models] = [having(own.terms), having(own.models)];
    if (!beside.every((word) => [...terms, ...models].some((text) => plain(text).includes(word)))) return [];
    const named = (what: string, list: string[]): string => (list.length === 0 ? '' : `${list.length === 1 ? what : `${what}s`}: ${list.slice(0, MOST).join(', ')}${list.length > MOST ? ' …' : ''}`);
    return [[lab.id, [named('Term', terms), named('Model', models)].filter(Boolean).join('. ')]];
  }));
}

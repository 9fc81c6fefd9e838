// The glossary: terms that prose may link, with their one-sentence explanations.
import type { Item, Source } from './source.js';

export interface Term { id: string; written: string[]; says: string; /** an everyday word too: using it without a link is fine */ common: boolean; item: Item }

export function readGlossary(source: Source): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const [id, t] of source.root.entries()) {
    const term = t.get('term')?.text ?? '';
    const says = t.get('says')?.text ?? '';
    if (!term || !says) t.problemAtKey(`The term ${id} needs term: and says:`);
    for (const [key, v] of t.entries()) if (!['term', 'forms', 'says', 'common'].includes(key)) v.problemAtKey(`"${key}" means nothing here`, 'A term has term, forms, says and common.');
    terms.set(id, { id, written: [term, ...(t.get('forms')?.items().map(i => i.text) ?? [])], says, common: t.get('common')?.value === true, item: t });
  }
  return terms;
}

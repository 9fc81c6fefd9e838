// The words by which the map finds a lab: terms that its prose explains, as the glossary writes them, and titles of its models.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Words } from '../../site/pages/search.js';
import type { Labs } from './labs.js';
import { under } from './paths.js';

function termsIn(x: unknown, into: Set<string>): Set<string> {
  if (typeof x === 'object' && x !== null) {
    if ('term' in x && typeof x.term === 'string') into.add(x.term);
    Object.values(x).forEach((v) => termsIn(v, into));
  }
  return into;
}

export async function searchable({ labs }: Labs): Promise<Words[]> {
  const glossary = parse(await readFile(under('labs/glossary.yaml'), 'utf8')) as Record<string, { term: string }>;
  const { models } = JSON.parse(await readFile(under('build/generated/core-table.json'), 'utf8')) as { models: { id: string; title: string }[] };
  const titles = new Map(models.map(({ id, title }) => [id, title]));
  return labs.map(({ entry, lab }) => ({
    id: entry.id,
    terms: [...termsIn(lab.acts, termsIn(lab.intro, new Set()))].map((id) => glossary[id]?.term ?? id.replaceAll('_', ' ')),
    models: [...new Set(lab.calls.map(({ model }) => titles.get(model) ?? model))],
  }));
}

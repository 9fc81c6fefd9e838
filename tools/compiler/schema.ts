// The shape of a lab file, checked by its JSON Schema; each finding in words, at its place, with how to mend it.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { Item, Source } from './source.js';
import { suggest } from './suggest.js';

type Schema = Record<string, unknown>;

const PROSE = ['say', 'text', 'ask', 'reveal', 'title', 'note', 'sums_up', 'more', 'help', 'label', 'keep', 'intro', 'before', 'headline', 'says', 'picture', 'remedies'];

export class Shape {
  private readonly check;
  /** `others`: schemas that the first one refers to. */
  constructor(file: string, others: string[] = []) {
    const read = (name: string): Schema => JSON.parse(readFileSync(name, 'utf8')) as Schema;
    const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, strict: false });
    for (const other of others) ajv.addSchema(read(other), basename(other));
    this.check = ajv.compile(read(file));
  }

  /** True when the file has the shape of a lab; else the problems are reported. */
  holds(source: Source): boolean {
    const value = source.root.value;
    if (value === null || typeof value !== 'object') { source.problem(source.root, 'This is no lab: the file holds no map', 'docs/adding-a-lab.md shows a first one.'); return false; }
    if (this.check(value)) return true;
    const errors = this.check.errors ?? [];
    // Of the branches of an anyOf, the deepest complaint is the one that was meant.
    const deepest = errors.filter(e => !['anyOf', 'oneOf', 'propertyNames'].includes(e.keyword) || !errors.some(o => o !== e && o.instancePath.startsWith(e.instancePath) && o.instancePath.length > e.instancePath.length));
    for (const e of deepest) this.report(source, e, errors);
    return false;
  }

  private report(source: Source, e: ErrorObject, all: ErrorObject[]): void {
    const item = find(source.root, e.instancePath);
    const where = e.instancePath.split('/').pop() ?? '';
    const params = e.params as Record<string, unknown>;
    const known = Object.keys(((e.parentSchema as Schema)?.['properties'] as Schema | undefined) ?? {});
    switch (e.keyword) {
      case 'additionalProperties': {
        const key = String(params['additionalProperty']);
        const at = item.get(key);
        const [previous] = item.entries().map(([k]) => k).filter((_, i, keys) => keys[i + 1] === key);
        const cut = previous && PROSE.includes(previous) ? ' Or the prose before it needs quotes: a comma or colon cut it.' : '';
        (at ?? item).problemAtKey(`"${key}" means nothing here`, suggest(key, known) + cut);
        return;
      }
      case 'required': item.problemAtKey(`${String(params['missingProperty'])}: is missing`, `${describe(item, where)} needs it.`); return;
      case 'enum': case 'const': {
        const allowed = e.keyword === 'const' ? [String(params['allowedValue'])] : (params['allowedValues'] as unknown[]).map(String);
        item.problem(`"${item.text}" is not one of the choices of ${item.name || where}`, suggest(item.text, allowed));
        return;
      }
      case 'discriminator': {
        const views = ['cards', 'verdict', 'bars', 'table', 'formula', 'lines', 'scatter', 'histogram', 'roofline', 'heatmap', 'timeline', 'network'];
        const tag = item.get('view');
        if (tag) tag.problem(`There is no view "${tag.text}"`, suggest(tag.text, views)); else item.problem('view: is missing', `One of ${views.join(', ')}.`);
        return;
      }
      case 'type': {
        if (all.some(o => o !== e && o.instancePath === e.instancePath && ['required', 'additionalProperties', 'minItems'].includes(o.keyword) && (o.parentSchema as Schema)['type'] === typeOf(item))) return;
        const wanted = words([params['type']].flat() as string[]);
        const prose = PROSE.includes(where) && item.isMap ? 'A comma, colon or bracket in prose needs quotes around it.' : undefined;
        item.problem(`${where || 'This'} is ${words([typeOf(item)])}, not ${wanted}`, prose);
        return;
      }
      case 'minItems': case 'maxItems': item.problem(`${where} has ${item.items().length} entries; ${e.keyword === 'minItems' ? 'at least' : 'at most'} ${String(params['limit'])}`); return;
      case 'minProperties': item.problem(`${where} needs at least ${String(params['limit'])}`, where === 'contexts' ? 'Two deployments whose comparison is the lesson.' : undefined); return;
      case 'pattern': item.problem(`"${e.data}" does not have the right form`, (e.parentSchema as Schema)['description'] as string | undefined ?? (where === 'id' ? 'Such as vol1/01.' : undefined)); return;
      case 'minLength': item.problem(`${where} is empty`); return;
      case 'anyOf': case 'oneOf': case 'propertyNames': item.problem(`${where || 'This'} does not have a form that is known`); return;
      default: item.problem(`${where}: ${e.message ?? 'is wrong'}`);
    }
  }
}

function typeOf(item: Item): string { const v = item.value; return Array.isArray(v) ? 'array' : v === null ? 'null' : typeof v; }
function words(types: string[]): string {
  const of: Record<string, string> = { string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', object: 'a map', array: 'a list', null: 'nothing' };
  return types.map(t => of[t] ?? t).join(' or ');
}
function describe(item: Item, where: string): string { return /^\d+$/.test(where) ? 'This entry' : where ? `"${where}"` : item.source.file; }

function find(root: Item, pointer: string): Item {
  let at = root;
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replace(/~1/g, '/').replace(/~0/g, '~');
    at = (at.isList ? at.items()[Number(key)] : at.get(key)) ?? at;
  }
  return at;
}

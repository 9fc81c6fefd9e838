// The views of the language: the gallery compiles and every drawing finds its values at every state; slips are named at their place.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CompiledLab, Ref } from '../../site/lab/compiled.js';
import { LabModel, named } from '../../site/runtime/index.js';
import { kindsOf } from '../../site/views/kinds.js';
import { compileLab } from '../../tools/compiler/lab.js';
import { runnerOf } from '../../tools/compiler/runner.js';
import { Shape } from '../../tools/compiler/schema.js';
import { Problems, Source } from '../../tools/compiler/source.js';
import { core, file, slip, tables } from './help.js';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const shape = new Shape(path('labs/schema/gallery.schema.json'), [path('labs/schema/lab.schema.json')]);
function compile(text: string): { lab: CompiledLab | null; problems: Problems } {
  const problems = new Problems();
  const source = new Source('gallery.yaml', text, problems);
  const lab = source.readable && shape.holds(source) ? compileLab(source, tables, new Map(), runnerOf(core)).lab : null;
  return { lab, problems };
}
const files = readdirSync(path('labs/gallery')).sort();
const texts = new Map(files.map((name) => [name, file(`labs/gallery/${name}`)]));

function refs(x: unknown, found: Ref[] = []): Ref[] {
  if (Array.isArray(x)) x.forEach((y) => refs(y, found));
  else if (x !== null && typeof x === 'object') { if ('from' in x && 'at' in x && 'type' in x) found.push(x as Ref); Object.values(x).forEach((y) => refs(y, found)); }
  return found;
}

describe.each(files)('%s', (name) => {
  const { lab, problems } = compile(texts.get(name)!);
  it('has no problem', () => expect(problems.print()).toBe(''));
  it('reads every value at every state it is shown in, and the model has words for those that are not there', () => {
    const model = new LabModel(lab!);
    expect(model.attach(core)).toBeNull();
    for (const s of lab!.specimens!) for (const show of s.shows) for (const ref of refs(show.view)) {
      const reading = model.read(ref, { state: named(lab!, show.at === 'live' ? 'start' : show.at) });
      expect(reading.is, `${s.id}, ${show.label}: ${ref.path}`).toBe('value');
      const item = ref.type.item ?? ref.type;
      if (reading.is === 'value' && reading.value === null) expect(item.nullText ?? item.violation, `${s.id}, ${show.label}: ${ref.path}`).toBeTruthy();
    }
  });
});

it('together the files of the gallery hold every kind of drawing', () => {
  const kinds = new Set(files.flatMap((name) => kindsOf(compile(texts.get(name)!).lab!)));
  expect([...kinds].sort()).toEqual(['bars', 'cards', 'formula', 'heatmap', 'histogram', 'layouts', 'lines', 'network', 'roofline', 'scatter', 'table', 'timeline']);
});

const SLIPS: { what: string; in: string; from: string; to: string; says: RegExp }[] = [
  { what: 'a stack on a log axis', in: 'bars.yaml', from: 'title: Four optimizers\n          axis: {', to: 'title: Four optimizers\n          axis: { scale: log,', says: /plain scale/ },
  { what: 'an interval without ends', in: 'bars.yaml', from: 'low: sure.low | percent 1, ', to: '', says: /two ends/ },
  { what: 'groups without rows', in: 'bars.yaml', from: '          across: { point: [tenth, peak] }\n', to: '', says: /need rows/ },
  { what: 'curves of two units', in: 'lines.yaml', from: 'value: decode.overhead_time_s }', to: 'value: decode.overhead_share }', says: /one unit/ },
  { what: 'lines without an x', in: 'lines.yaml', from: '          across: { kernel: { n: 16 } }\n', to: '', says: /need an x/ },
  { what: 'x from a number', in: 'lines.yaml', from: "y: { label: Requests in the queue, format: si 2 }\n          from: storm.series_time_s", to: "y: { label: Requests in the queue, format: si 2 }\n          from: storm.peak_queue", says: /is no list/ },
  { what: 'a series at a point that is not there', in: 'plots.yaml', from: 'at: calm }, { label: busy', to: 'at: clam }, { label: busy', says: /no point "clam"/ },
  { what: 'bins between a control that is not there', in: 'plots.yaml', from: 'bins: { low: low, high: high, n: 48 }', to: 'bins: { low: low, high: hihg, n: 48 }', says: /no control "hihg"/ },
  { what: 'a matrix that is a number', in: 'plots.yaml', from: '{ label: A, value: map.a }', to: '{ label: A, value: map.misses }', says: /list output/ },
  { what: 'frames without words', in: 'plots.yaml', from: '          frame_says: "Multiply-adds done: {{ map.step | count }}. Lines fetched: {{ map.misses | count }}."\n', to: '', says: /need words/ },
  { what: 'a roof that is no rate', in: 'plots.yaml', from: 'roofs_across: { context: all }\n          roofs: [{ peak: on_roof.peak_flop_per_s,', to: 'roofs_across: { context: all }\n          roofs: [{ peak: on_roof.ridge_flop_per_byte,', says: /not in FLOP\/s/ },
  { what: 'a span without an end', in: 'plots.yaml', from: '{ label: Disk, spans: [{ label: busy, value: feed.storage_item_s }] }', to: '{ label: Disk, spans: [{ label: busy }] }', says: /Where does this span end/ },
  { what: 'a link to nowhere', in: 'plots.yaml', from: '{ from: hosts, to: leaf,', to: '{ from: hosts, to: leave,', says: /no node "leave"/ },
];
it.each(SLIPS)('names $what', ({ in: name, from, to, says }) => {
  const { text } = slip(texts.get(name)!, from, to);
  expect(compile(text).problems.print()).toMatch(says);
});

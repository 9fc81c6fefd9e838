// The reference in the offline build: a neighbour script with all of it, added when first asked for, and its pages as # routes.
import { render } from 'lit';
import { createCore } from '../../wasm/client/client.js';
import type { Names } from '../../wasm/client/names.js';
import type { Origins } from '../lab/origins.js';
import { catalogue } from '../pages/reference-catalogue.js';
import type { Places } from '../pages/reference-frame.js';
import { referenceIndex } from '../pages/reference-index.js';
import { labNumbers } from '../pages/reference-lab.js';
import { modelPage, suppliersOf } from '../pages/reference-model.js';
import { tryOut } from '../pages/reference-try.js';
import type { Kind, LabName, LabNumbers, Model } from '../pages/reference-types.js';
import { startSearch, startTop } from '../pages/start-reference.js';
import { route } from '../url/index.js';
import { bytes } from './base64.js';
import { deadline } from './deadline.js';
import { startWasm } from './wasm.js';

/** What files/reference.js leaves behind. */
export interface CarriedReference { models: Model[]; kinds: Kind[]; names: Names; labs: LabName[]; numbers: Record<string, LabNumbers>; origins: Record<string, Origins> }
declare global { var ironlabReference: CarriedReference | undefined }

export const carriedReference = (): Promise<CarriedReference> => new Promise((resolve, reject) => {
  if (globalThis.ironlabReference) return resolve(globalThis.ironlabReference);
  const script = Object.assign(document.createElement('script'), { src: 'files/reference.js' });
  script.onload = () => (globalThis.ironlabReference ? resolve(globalThis.ironlabReference) : reject(new Error('files/reference.js is damaged')));
  script.onerror = () => reject(new Error('files/reference.js is missing'));
  document.head.append(script);
});

const anchored = (path: string, anchor?: string): string => `#/${path}${anchor ? `;${anchor}` : ''}`;
/** "models/iron_law/#out.total_s" as a route. */
export const referenceRoute = (place: string): string => { const [path = '', anchor] = place.split('#'); return anchored(`reference/${path}`, anchor); };

const places = (path: string, labs: LabName[]): Places => ({
  home: '#/', reference: '#/reference/', gallery: null,
  catalogue: (anchor) => anchored('reference/catalogue', anchor), model: (id, anchor) => anchored(`reference/models/${id}`, anchor), numbers: (id, anchor) => anchored(`reference/labs/${id}`, anchor),
  lab: (id) => (labs.some((lab) => lab.id === id) ? `#/${id}` : null), here: (anchor) => anchored(path, anchor),
});

/** Draws the page of a route and follows its anchors; false where there is no such page. */
export async function startReference(into: HTMLElement, path: string, wasm: string): Promise<{ title: string; stop(): void } | null> {
  const data = await carriedReference();
  const to = places(path, data.labs);
  const rest = path.replace(/^reference\/?/, '');
  const model = data.models.find((m) => rest === `models/${m.id}`);
  const numbers = data.numbers[rest.replace(/^labs\//, '')];
  const formats = data.names.formats;
  const drawn = rest === '' ? referenceIndex({ models: data.models, kinds: data.kinds, labs: data.labs }, to)
    : rest === 'catalogue' ? catalogue(data.kinds, to) : model ? modelPage(model, suppliersOf(model, data.kinds), formats, to) : numbers ? labNumbers(numbers, to) : null;
  if (!drawn) return null;
  render(drawn, into);
  startTop(into);
  startSearch(into);
  const anchor = (): void => {
    const now = route(location.hash);
    const target = now.lab === path && now.rest ? document.getElementById(now.rest) : null;
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  };
  addEventListener('hashchange', anchor);
  setTimeout(anchor);
  const start = async () => createCore(await deadline(startWasm(bytes(wasm))), data.names);
  const letGo = model ? tryOut(into.querySelector('form')!, { id: model.id, slow: model.slow === true, in: model.in, out: model.out, example: model.example.in }, start, { read: () => `#${route(location.hash).rest}`, href: (link) => `#/${path};${link}` }) : () => undefined;
  return { title: model ? `${model.title} (${model.id})` : into.querySelector('h1')!.textContent!, stop: () => { removeEventListener('hashchange', anchor); letGo(); } };
}

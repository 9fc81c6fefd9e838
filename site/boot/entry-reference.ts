// Entry of the reference: what works on its pages, and on a model's page the form and the core that answers it.
import { createCore } from '../../wasm/client/client.js';
import { tryOut } from '../pages/reference-try.js';
import type { CarriedTry } from '../pages/reference-types.js';
import { startSearch, startTop } from '../pages/start-reference.js';
import { deadline } from './deadline.js';
import { startWasm } from './wasm.js';

startTop(document);
startSearch(document);
const form = document.querySelector<HTMLFormElement>('form.tryit');
const data = document.getElementById('ironlab-model');
if (form && data) {
  const model = JSON.parse(data.textContent!) as CarriedTry;
  const start = async () => createCore(await deadline(startWasm(fetch(new URL(model.wasm, document.baseURI), { priority: 'low' }))), model.names);
  tryOut(form, model, start, { read: () => location.hash, href: (link) => new URL(`#${link}`, location.href).href });
}

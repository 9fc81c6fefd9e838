// Entry of the offline build: one page with # routes, from memory alone.
import { render } from 'lit';
import { labs, landmarks } from 'virtual:ironlab-site';
import { IronlabLab, useHost } from '../element/ironlab-lab.js';
import { missing } from '../pages/missing.js';
import { startLedger } from '../pages/start-ledger.js';
import { startMap } from '../pages/start-map.js';
import { route } from '../url/index.js';
import { memory, type Carried } from './memory.js';
import { startReference } from './reference-memory.js';
import { applyTheme } from './theme.js';

const carried = globalThis.ironlabCarried;
applyTheme();
if (carried?.labs && carried.wasm && carried.font) start(carried as Carried);

function start(parts: Carried): void {
  const host = memory(parts);
  useHost(() => host);
  customElements.define('ironlab-lab', IronlabLab);
  host.font();
  let shown: string | null | undefined;
  let stop = (): void => undefined;
  const follow = (): void => {
    const { lab } = route(location.hash);
    if (lab === shown) return;
    shown = lab;
    stop();
    stop = () => undefined;
    const page = document.getElementById('page')!;
    page.remove();
    const fresh = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'page' }));
    if (lab === null) stop = startMap(fresh, labs, landmarks, host, (id) => `#/${id}`);
    else if (lab === 'ledger') stop = startLedger(fresh, labs, host);
    else if (/^reference(\/|$)/.test(lab)) refer(lab, fresh);
    else if (!host.labHref(lab)) render(missing('#/', lab), fresh);
    else {
      const element = document.createElement('ironlab-lab');
      element.setAttribute('lab', lab);
      element.setAttribute('home', '#/');
      fresh.appendChild(document.createElement('main')).append(element);
    }
    const entry = labs.find((one) => one.id === lab);
    document.title = lab === 'ledger' ? 'Your ledger, ironlab' : entry ? `Lab ${Number(entry.number) || entry.number}: ${entry.title}` : 'ironlab: labs on machine learning systems';
    scrollTo(0, 0);
  };
  function refer(path: string, into: HTMLElement): void {
    startReference(into, path, parts.wasm).then((page) => {
      if (shown !== path) return page?.stop();
      if (!page) return render(missing('#/', null), into);
      stop = page.stop;
      document.title = page.title;
    }, () => render(missing('#/', null), into));
  }
  addEventListener('hashchange', follow);
  follow();
}

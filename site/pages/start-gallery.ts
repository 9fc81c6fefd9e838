// Draws the gallery and follows its controls: each specimen has a state of its own.
import { render } from 'lit';
import type { Core } from '../../wasm/client/core.js';
import { isDark, switchTheme } from '../boot/theme.js';
import type { CompiledLab, Specimen } from '../lab/compiled.js';
import type { Scene } from '../lab-page/scene.js';
import { LabModel } from '../runtime/index.js';
import { labSheet } from '../element/sheets.js';
import { fresh, type SessionEvent, type State } from '../session/index.js';
import { loadViews } from '../views/load.js';
import { gallery } from './gallery.js';
import { specimen } from './specimen.js';
import galleryText from '../styles/gallery.css?inline';

const REST_MS = 120;
const gallerySheet = new CSSStyleSheet();
gallerySheet.replaceSync(galleryText);

export async function startGallery(into: HTMLElement, labs: CompiledLab[], home: string, core: Promise<Core>): Promise<void> {
  const draw = (): void => { render(gallery({ labs, home, dark: isDark(), theme: () => { switchTheme(); draw(); } }), into); };
  into.replaceChildren();
  draw();
  const [ready] = await Promise.all([core, ...labs.map((lab) => loadViews(lab))]);
  for (const lab of labs) {
    const model = new LabModel(lab);
    const refused = model.attach(ready);
    if (refused) throw new Error(refused);
    for (const one of lab.specimens ?? []) exhibit(model, one, into.querySelector<HTMLElement>(`[data-specimen="${one.id}"]`)!);
  }
  // What the address names was not there when the page was laid out.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function exhibit(model: LabModel, one: Specimen, place: HTMLElement): void {
  const { lab } = model;
  let state: State = fresh(lab);
  let calm = 0;
  const pieces: Scene['pieces'] = new Set();
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  // A root of its own: names of radio buttons and ids of controls are the same in every specimen.
  place.replaceChildren();
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [labSheet(), gallerySheet];
  const scene = (dragging: boolean): Scene => ({
    lab, model, state, calm, dragging, pieces, dispatch, latest: () => state, boot: { is: 'ready' }, retry: () => undefined, late: null, machine: null, saved: { short: '', say: '', memory: false }, remarks: [], chrome: null,
    linker: null, setLinker: () => undefined, reference: () => '', origins: () => Promise.reject(new Error('none')), labHref: () => null, now: () => 0, print: () => undefined, printing: false,
  });
  const draw = (dragging: boolean): void => { frame = 0; render(specimen(scene(dragging), one), root); };
  function dispatch(event: SessionEvent): void {
    state = moved(state, event);
    if (!frame) frame = requestAnimationFrame(() => draw(true));
    clearTimeout(rest);
    rest = setTimeout(() => { calm += 1; draw(false); }, REST_MS);
  }
  draw(false);
}

/** The gallery has no acts, so nothing is locked: a control stands where it was put. */
function moved(state: State, event: SessionEvent): State {
  switch (event.type) {
    case 'set': return { ...state, touched: { ...state.touched, [event.control]: event.value } };
    case 'context': return { ...state, context: event.context };
    case 'reset': { const { [event.control ?? '']: _, ...touched } = state.touched; return { ...state, touched }; }
    default: return state;
  }
}

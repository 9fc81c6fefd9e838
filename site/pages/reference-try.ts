// The form of a model's page at work: reads the fields, asks the core, writes the answers beside their meanings. It knows no model.
import type { Core, CoreError } from '../../wasm/client/core.js';
import { whyNot } from '../boot/deadline.js';
import { mintModel, parseModel } from './reference-link.js';
import { asCommand, asScript, exact, readTyped, said, typed } from './reference-values.js';
import type { Field, TryData } from './reference-types.js';

/** Where the inputs stand in an address, and how it is read and written. */
export interface Fragment { read(): string; href(link: string): string }
type Call = (id: string, input: object, signal: AbortSignal, progress: (share: number) => void) => ReturnType<Core['evaluate']> | ReturnType<Core['evaluateSlow']>;
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const COPIED_MS = 2000;
/** Changed answers that are named at the edge. */
const PINNED = 2;

/** Takes over a form; what it returns lets go of it again. */
export function tryOut(form: HTMLFormElement, data: TryData, start: () => Promise<Core>, fragment: Fragment): () => void {
  const find = <T extends HTMLElement>(selector: string): T => form.querySelector<T>(selector)!;
  const controls = new Map<string, Control>([...form.querySelectorAll<Control>('[data-field], [data-entity]')].map((c) => [c.dataset['field'] ?? c.dataset['entity']!, c]));
  const fields = new Map(data.in.map((f) => [f.name, f]));
  const state = find('[data-state]');
  const refusal = find('[data-refusal]');
  const again = find<HTMLButtonElement>('[data-again]');
  let core: Core | null = null;
  let frame = 0;
  let running: AbortController | null = null;
  let remarks: string[] = [];
  const last = new Map<string, string>();

  const set = (values: Record<string, unknown>): void => {
    for (const [name, control] of controls) {
      const field = fields.get(name);
      control.value = field ? typed(field, values[name]) : String(values[name] ?? '');
    }
  };

  /** The input as the fields have it; null where one of them cannot be read. */
  function read(): Record<string, unknown> | null {
    let fine = true;
    const input: Record<string, unknown> = {};
    for (const [name, control] of controls) {
      const field = fields.get(name);
      const got = field ? readTyped(field, control.value) : control.value === '' ? { is: 'none' as const } : { is: 'value' as const, value: control.value };
      if (got.is === 'value') input[name] = got.value;
      object(control, got.is === 'wrong' ? got.say : '');
      fine &&= got.is !== 'wrong';
    }
    return fine ? input : null;
  }

  function object(control: Control, say: string): void {
    const place = document.getElementById(control.getAttribute('aria-describedby')!)!;
    place.hidden = say === '';
    if (place.textContent !== say) place.textContent = say;
    if (say) control.setAttribute('aria-invalid', 'true'); else control.removeAttribute('aria-invalid');
  }

  function refuse(error: CoreError): void {
    const name = /^\w+/.exec(error.field ?? '')?.[0] ?? '';
    const control = controls.get(name);
    if (control) object(control, error.message);
    unanswered(control ? `No answer: ${name} is not as it must be.` : error.message);
  }
  function unanswered(say: string): void {
    refusal.textContent = say;
    refusal.hidden = false;
    for (const f of data.out) write(f, '–', '');
    find('[data-pinned]').textContent = say;
  }
  function write(f: Field, text: string, more: string): void {
    find(`[data-out="${f.name}"]`).textContent = text;
    find(`[data-exact="${f.name}"]`).textContent = more;
  }
  function answer(values: Record<string, unknown>): void {
    refusal.hidden = true;
    const moved: string[] = [];
    for (const f of data.out) {
      const text = said(f, values[f.name]);
      if (text !== last.get(f.name) && last.size) moved.push(`${f.name} ${text}`);
      write(f, text, exact(f, values[f.name]));
    }
    for (const f of data.out) last.set(f.name, said(f, values[f.name]));
    pin(moved);
  }
  /** On a small screen the outputs are far from the input that moves them: what the last change moved stands at the edge. */
  function pin(moved: string[]): void {
    if (moved.length) find('[data-pinned]').textContent = moved.length > PINNED ? `${moved.slice(0, PINNED).join(', ')} … (${moved.length} changed)` : moved.join(', ');
  }
  function mirror(input: object): void {
    find('[data-cli]').textContent = asCommand(data.id, input);
    find('[data-js]').textContent = asScript(data.id, data.slow, input);
    find<HTMLAnchorElement>('[data-link]').href = fragment.href(mintModel(input as Record<string, unknown>));
  }

  const call: Call = (id, input, signal, progress) => {
    // The form knows models by their description alone, not by the type of each.
    const [model, values] = [id as 'scaled', input as never];
    return data.slow ? core!.evaluateSlow(model, values, { signal, progress }) : core!.evaluate(model, values);
  };

  async function compute(): Promise<void> {
    frame = 0;
    running?.abort();
    const input = read();
    const wrong = [...controls.values()].find((c) => c.hasAttribute('aria-invalid'));
    if (!input) return unanswered(`No answer: ${wrong?.dataset['field'] ?? 'a field'} cannot be read.`);
    mirror(input);
    if (!core) return;
    const mine = (running = new AbortController());
    try {
      const result = await call(data.id, input, mine.signal, (share) => { if (running === mine) say(`Computing: ${Math.round(share * 100)}\u202f%.`); });
      if (running !== mine) return;
      say(SAY.ready);
      if (result.ok) answer(result.value as unknown as Record<string, unknown>); else refuse(result.error);
    } catch (error) {
      console.error(error);
      if (running === mine) unanswered('The model gave up on this input. Reload the page to go on.');
    }
  }
  const SAY = { ready: 'The answers follow as you type. Units may be typed: 80 GB, 10 us, 5e9.' };
  const say = (text: string): void => { const whole = [...remarks, text].join(' '); if (state.textContent !== whole) state.textContent = whole; };
  const soon = (): void => { if (!frame) frame = requestAnimationFrame(() => void compute()); };

  /** A chosen entry supplies its fields: what stands in them would win, so it goes. */
  function chosen(control: Control): void {
    const kind = control.dataset['entity'];
    if (!kind || kind === 'format') return;
    for (const f of data.in) if (f.entity === kind) {
      const own = controls.get(f.name)!;
      own.value = control.value === '' ? typed(f, data.example[f.name]) : '';
      if (own instanceof HTMLInputElement) own.placeholder = control.value === '' ? '' : `from the ${kind}`;
    }
  }
  const input = (event: Event): void => { again.hidden = false; if (event.type === 'change' && event.target instanceof HTMLSelectElement) chosen(event.target); soon(); };
  const restart = (): void => { set(data.example); for (const c of controls.values()) { object(c, ''); if (c.dataset['entity']) chosen(c); } again.hidden = true; void compute(); controls.values().next().value?.focus(); };
  async function copy(event: Event): Promise<void> {
    const button = (event.target as Element).closest<HTMLElement>('[data-copy]');
    if (!button) return;
    const what = button.dataset['copy'];
    const words = what === 'link' ? find<HTMLAnchorElement>('[data-link]').href : find(`[data-${what}]`).textContent!;
    let done = 'Copied.';
    try { await navigator.clipboard.writeText(words); } catch { done = 'The browser does not let a page copy. Select the text instead.'; }
    find('[data-copied]').textContent = done;
    const label = button.firstChild!;
    const before = label.textContent;
    label.textContent = done === 'Copied.' ? 'Copied' : 'Select it';
    setTimeout(() => { label.textContent = before; find('[data-copied]').textContent = ''; }, COPIED_MS);
  }
  const follow = (): void => {
    const link = parseModel(fragment.read(), [...controls.keys()], [...controls].filter(([name, c]) => c instanceof HTMLSelectElement && fields.get(name)?.type !== 'flag').map(([name]) => name));
    if (!link) return;
    remarks = link.say;
    if (Object.keys(link.values).length) { set(link.values); again.hidden = false; }
    for (const say of remarks) state.textContent = say;
    soon();
  };
  const submit = (event: Event): void => event.preventDefault();

  async function load(): Promise<void> {
    say('The models are loading.');
    try {
      core = await start();
      say(SAY.ready);
      void compute();
    } catch (error) {
      state.replaceChildren(`${whyNot(error)} What stands here is one example. `, Object.assign(document.createElement('button'), { type: 'button', textContent: 'Try again', className: 'quiet', onclick: () => void load() }));
    }
  }

  set(data.example);
  for (const c of controls.values()) c.disabled = false;
  for (const b of form.querySelectorAll<HTMLElement>('[data-copy], [data-link-place]')) b.hidden = false;
  form.addEventListener('input', input);
  form.addEventListener('change', input);
  form.addEventListener('click', copy);
  form.addEventListener('submit', submit);
  again.addEventListener('click', restart);
  addEventListener('hashchange', follow);
  mirror(data.example);
  follow();
  // After the first paint: what stands on the page is read before it is tried.
  requestAnimationFrame(() => setTimeout(() => void load()));
  return () => { removeEventListener('hashchange', follow); running?.abort(); cancelAnimationFrame(frame); };
}


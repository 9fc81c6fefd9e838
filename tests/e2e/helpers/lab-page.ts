// A lab's page as a reader meets it: questions, controls, tasks, verdict. Drives any lab by roles and labels.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Act, CompiledLab, Control, Failure, Question, Value } from '../../../site/lab/compiled.js';
import { print } from '../../../site/format/index.js';
import { LabModel } from '../../../site/runtime/index.js';
import type { Live } from '../../../site/runtime/types.js';
import { compiled } from './labs.js';

const ROMAN = ['I', 'II', 'III'];

export class LabPage {
  readonly lab: CompiledLab;
  readonly root: Locator;
  private readonly model: LabModel;

  /** `root`: where the lab stands, on pages with several. */
  constructor(readonly page: Page, id: string, root?: Locator) {
    this.lab = compiled(id);
    this.model = new LabModel(this.lab);
    this.root = root ?? page.locator(`ironlab-lab[lab="${id}"]`);
  }

  async open(fragment = ''): Promise<this> {
    await this.page.goto(`${this.lab.id}/${fragment}`);
    return this.taken();
  }

  /** Waits until script has taken over from the pre-rendered text. */
  async taken(): Promise<this> {
    await expect.poll(() => this.root.evaluate((e) => !!e.shadowRoot?.querySelector('.frame') && e.childElementCount === 0), { message: 'the lab takes over its page', intervals: [20, 40, 80, 160] }).toBe(true);
    return this;
  }

  // ---- questions
  act(i: number): Act { return this.lab.acts[i]!; }
  question(q: Question): Locator { return this.root.locator(`[data-question="${q.id}"]`); }
  options(q: Question): Locator { return this.question(q).getByRole('radio'); }
  option(q: Question, letter: string): Locator { return this.options(q).nth(q.options.findIndex((o) => o.id === letter)); }
  /** The option of this letter; where a number is asked, the middle of its range. */
  async choose(q: Question, letter: string): Promise<void> {
    if (q.rule !== 'number') return this.option(q, letter).check();
    const [low, high] = q.range!;
    const box = this.question(q).getByRole('textbox', { name: 'Your answer, typed' });
    await box.fill(print(q.scale === 'log' ? Math.sqrt(low * high) : (low + high) / 2, q.truth!.ref.type, q.format ?? q.truth!.format));
    return box.press('Enter');
  }
  commitButton(q: Question): Locator { return this.question(q).getByRole('button', { name: q.id.includes('reflect') ? 'Check' : /^Commit/ }); }
  sealed(q: Question): Locator { return this.question(q).locator('.sealed'); }
  feedback(q: Question): Locator { return this.question(q).locator('[data-feedback]'); }
  async commit(q: Question, letter: string): Promise<void> {
    await this.choose(q, letter);
    await this.commitButton(q).click();
    await expect(this.sealed(q)).toBeVisible();
  }

  // ---- instrument
  get bench(): Locator { return this.root.getByRole('region', { name: 'Instrument' }); }
  get panel(): Locator { return this.root.locator('[data-panel]'); }
  get instrument(): Locator { return this.root.locator('[data-panel=instrument]'); }
  get headline(): Locator { return this.panel.locator('.headline'); }
  get verdict(): Locator { return this.instrument.locator('.verdict'); }
  failed(failure: Failure): Locator { return this.instrument.locator(`[data-failure="${failure.id}"]`); }
  undoButtons(failure: Failure): Locator { return this.failed(failure).getByRole('button'); }
  control(id: string): Locator { return this.root.locator(`[data-control="${id}"]`); }
  typed(control: Control): Locator { return this.control(control.id).getByRole('textbox', { name: `${control.label}, typed` }); }
  slider(control: Control): Locator { return this.control(control.id).getByRole('slider'); }

  /** Moves a control by hand to a value, with what that kind of control offers a reader. */
  async set(id: string, value: Value): Promise<void> {
    if (id === 'context') {
      const context = this.lab.contexts.find((c) => c.id === value)!;
      return this.control('context').getByRole('radio', { name: context.short }).check();
    }
    const control = this.lab.controls.find((c) => c.id === id)!;
    // Checkboxes stand beside the button that reads them.
    const fold = this.root.locator('.console > details');
    if (control.more && (await fold.count()) && !(await fold.evaluate((e) => (e as HTMLDetailsElement).open))) await fold.locator('summary').click();
    const label = (v: Value): string => [control, ...Object.values(control.byContext ?? {})].flatMap((c) => c.options ?? []).find((o) => o.value === v)!.label;
    switch (control.type) {
      case 'slider': case 'number': {
        const box = this.typed(control);
        await box.fill(print(value, control.valueType, control.format));
        return box.press('Enter');
      }
      case 'toggle': return this.control(id).getByRole('checkbox').setChecked(value === true);
      case 'set': {
        for (const [i, v] of (value as Value[]).entries()) await this.control(id).getByRole('checkbox').nth(i).setChecked(v === 1);
        return;
      }
      case 'list': {
        for (const [i, v] of (value as Value[]).entries()) await this.control(id).getByRole('combobox').nth(i).selectOption(label(v));
        return;
      }
      case 'select': return void (await this.control(id).getByRole('combobox').selectOption(label(value)));
      default: return this.control(id).getByRole('radio', { name: label(value) }).check();
    }
  }

  /** Moves all controls of the act by hand to a named state; what the point does not set goes back to its start. Gives the state that this is: all of it touched. */
  async goTo(point: string): Promise<Live> {
    const to = this.lab.points.find((p) => p.id === point)!;
    const { controls } = this.act(await this.actNow()).instrument;
    const live = { context: to.context ?? this.lab.contexts[0]!.id, touched: to.values, answers: {} };
    if (controls.includes('context')) await this.set('context', live.context);
    // What most readers leave alone is folded away.
    const more = this.panel.locator('details:not([open]) > summary', { hasText: 'More to move' }).filter({ visible: true });
    if (await more.count()) await more.click();
    const here = (c: Control): boolean => controls.includes(c.id) && c.type !== 'decide' && c.type !== 'run' && c.type !== 'set' && (!c.only || c.only.includes(live.context));
    let left = this.lab.controls.filter(here).filter((control) => {
      const atAnswer = control.start !== null && typeof control.start === 'object' && 'from' in control.start;
      return (control.id in to.values || !atAnswer) && !this.model.standing(control, live).fixed;
    });
    const touched: Record<string, Value> = { ...to.values };
    // Some controls are shown only where another one stands: those come last.
    for (let before = Infinity; left.length > 0 && left.length < before;) {
      before = left.length;
      const absent: Control[] = [];
      for (const control of left) {
        if (await this.control(control.id).filter({ visible: true }).count()) {
          const { value } = this.model.standing(control, live);
          await this.set(control.id, value);
          touched[control.id] = value;
        } else absent.push(control);
      }
      left = absent;
    }
    return { ...live, touched };
  }

  async actNow(): Promise<number> {
    const text = await this.root.getByRole('list', { name: 'Acts' }).locator('[aria-current=step]').innerText();
    return ROMAN.indexOf(text.trim().replace(/^Act /, ''));
  }

  // ---- tasks, end of an act, HUD
  task(id: string): Locator { return this.root.locator(`[data-task="${id}"]`); }
  async showMe(id: string): Promise<void> {
    await this.task(id).getByRole('button', { name: 'Show me' }).click();
    await expect(this.task(id).getByRole('img', { name: 'found' })).toBeVisible();
  }
  onwards(to: number): Locator { return this.root.getByRole('button', { name: `Go on to Act ${ROMAN[to]}` }); }
  actLink(i: number): Locator { return this.root.getByRole('list', { name: 'Acts' }).getByRole('button', { name: `Act ${ROMAN[i]}`, exact: true }); }
  hud(id: string): Locator { return this.root.locator(`[data-hud="${id}"] dd`); }
  get notices(): Locator { return this.root.locator('.notice'); }
  notice(text: string | RegExp): Locator { return this.notices.filter({ hasText: text }); }
  get peek(): Locator { return this.root.locator('details.peek'); }

  // ---- longer ways
  async predict(i: number, letter = 'b'): Promise<void> {
    for (const q of this.act(i).predict) await this.commit(q, letter);
    await expect(this.instrument).toBeVisible();
  }
  /** Does what the act wants explored before its last question. */
  async explore(i: number): Promise<void> {
    for (const task of this.act(i).instrument.explore) {
      if (await this.task(task.id).getByRole('button', { name: 'Show me' }).isVisible()) await this.showMe(task.id);
    }
  }
  async reflect(i: number, letter = 'b'): Promise<void> {
    for (const q of this.act(i).reflect) await this.commit(q, letter);
  }
  async finishAct(i: number, letter = 'b', last = letter): Promise<void> {
    await this.predict(i, letter);
    await this.explore(i);
    await this.reflect(i, last);
  }
  /** Brings a fresh lab to the start of act i. */
  async reach(i: number): Promise<void> {
    for (let before = 0; before < i; before += 1) {
      await this.finishAct(before);
      await this.onwards(before + 1).click();
    }
    await expect.poll(() => this.actNow()).toBe(i);
  }
  async finish(letter = 'b'): Promise<void> {
    for (const i of this.lab.acts.keys()) {
      if (i > 0) await this.onwards(i).click();
      await this.finishAct(i, letter);
    }
    await expect(this.root.getByRole('heading', { name: `You have finished ${this.lab.title}.` })).toBeVisible();
  }

  /** What is stored of the lab. */
  async record(): Promise<StoredRecord | null> {
    return JSON.parse((await this.page.evaluate((key) => localStorage.getItem(key), this.key)) ?? 'null') as StoredRecord | null;
  }
  get key(): string { return `ironlab/1/${this.lab.id}`; }
  /** Bindings of a text as the page prints them before the core is there. */
  plain(text: Parameters<LabModel['text']>[0]): string { return this.model.text(text, { state: { context: this.lab.contexts[0]!.id, touched: {}, answers: {} } }); }
}

export interface StoredRecord {
  schema: number; lab: string; saved_at: string;
  data: {
    kept: { run: number; act: number; context: string; touched: Record<string, Value>; answers: Record<string, { option?: string; value?: number; at: number }>; drafts: Record<string, unknown>; tasks: string[]; failures: Record<string, { hit: boolean; cleared: boolean }> };
    entry: Record<string, { value: unknown; path: string; unit: string }>;
    summary: { act: number; acts: number; done: boolean; off: string };
  };
}

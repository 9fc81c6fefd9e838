// The ledger page at work: reads the records, asks the core how the guesses went, does what the buttons say, follows other tabs.
import { nothing, render } from 'lit';
import type { Core } from '../../wasm/client/core.js';
import type { Host } from '../boot/host.js';
import { isDark, switchTheme } from '../boot/theme.js';
import { ledger } from '../element/storage.js';
import { SAY } from '../ledger/desk-sentences.js';
import { Desk, type Plan } from '../ledger/desk.js';
import { browserStore, untold, type Record1 } from '../ledger/index.js';
import { LARGEST } from '../ledger/transfer.js';
import type { LabIndexEntry } from '../lab/compiled.js';
import { actOf, ledgerPage, nameOf, type LedgerScene } from './ledger.js';
import { calibration, type Mark } from './ledger-chart.js';
import { retold } from './ledger-retold.js';
import { replacedSay, type Calibrated } from './ledger-words.js';

/** The page's one desk, over the page's one ledger. */
let one: Desk | null = null;
const desk = (): Desk => (one ??= new Desk(ledger(), browserStore(globalThis.window)));

const NO_MODELS = 'The models could not be loaded, so nothing is counted. What you predicted stands below.';

export function startLedger(into: HTMLElement, labs: readonly LabIndexEntry[], host: Pick<Host, 'core' | 'lab' | 'labHref' | 'home'>): () => void {
  let said: string | null = null;
  let plan: Plan | null = null;
  let counted: { of: string; calibrated: Calibrated | null; trouble: string } = { of: '', calibrated: null, trouble: '' };
  let core: Promise<Core> | null = null;
  const remarks = new Set<string>();
  const order = (lab: string): number => { const at = labs.findIndex((l) => l.id === lab); return at < 0 ? labs.length : at; };
  const records = (): Record1[] => desk().records().sort((a, b) => order(a.lab) - order(b.lab) || (a.lab < b.lab ? -1 : 1));
  const marksOf = (all: readonly Record1[]): Mark[] => all.flatMap(({ lab, data }) => data.told.map((told) => ({ where: `${nameOf(labs, lab)}, ${actOf(told)}`, told }))).sort((a, b) => a.told.at - b.told.at);
  const name = (lab: string): string => nameOf(labs, lab);

  function draw(): void {
    for (const lab of labs) { const { say } = ledger().load(lab.id); if (say) remarks.add(say); }
    const all = records();
    const marks = marksOf(all);
    const replaced = desk().undoable(Date.now());
    const scene: LedgerScene = {
      labs, records: all, marks, calibrated: counted.calibrated, trouble: counted.trouble, chart: (conclusion) => (marks.length ? calibration(marks, conclusion) : nothing),
      home: host.home(), href: (lab) => host.labHref(lab), dark: isDark(), theme: () => { switchTheme(); draw(); },
      notice: said !== null || replaced ? { say: said ?? replacedSay(replaced!, name), undo: replaced !== null } : null,
      asked: plan ? question(plan, name) : null, remarks: [...remarks], act, chosen,
    };
    render(ledgerPage(scene), into);
  }

  /** Draws at once with what is known, and again when the models have said the rest. */
  async function follow(): Promise<void> {
    draw();
    const all = records();
    const numbers = marksOf(all).filter(({ told }) => told.off !== null).map(({ told }) => told);
    const missing = all.filter(({ lab, data }) => labs.some((l) => l.id === lab) && untold(data).length > 0);
    const of = JSON.stringify([numbers.map((t) => [t.predicted, t.actual]), missing.map((r) => [r.lab, untold(r.data)])]);
    if (of === counted.of || (numbers.length === 0 && missing.length === 0)) {
      if (numbers.length === 0) { counted = { of: '', calibrated: null, trouble: '' }; draw(); }
      return;
    }
    counted = { ...counted, of };
    let next = { of, calibrated: null as Calibrated | null, trouble: '' };
    try {
      const ready = await (core ??= host.core());
      if (missing.length > 0) {
        await Promise.all(missing.map((record) => retold(record, host, ready, (told) => put(record, told))));
        if (marksOf(records()).length > marksOf(all).length) return void follow();
      }
      const got = numbers.length > 0 ? ready.evaluate('calibration', { predicted: numbers.map((t) => t.predicted!), actual: numbers.map((t) => t.actual!) }) : null;
      if (got) next = { ...next, ...(got.ok ? { calibrated: got.value } : { trouble: got.error.message }) };
    } catch {
      core = null;
      next = { of: '', calibrated: null, trouble: NO_MODELS };
    }
    // Another tab may have saved meanwhile: then the answer to that is on its way.
    if (counted.of !== of) return;
    counted = next;
    draw();
  }

  /** Unless another tab saved meanwhile. */
  function put(old: Record1, next: Record1): void {
    ledger().refresh();
    if (JSON.stringify(ledger().record(old.lab)?.data.kept) === JSON.stringify(old.data.kept)) ledger().replace(next, Date.parse(next.saved_at));
  }

  function done({ say }: { say: string }): void {
    said = say;
    plan = null;
    void follow();
    // What was pressed may be gone.
    (into.querySelector<HTMLElement>('[data-undo]') ?? into.querySelector<HTMLElement>('[data-notice]'))?.focus();
  }

  function act(what: Parameters<LedgerScene['act']>[0], lab?: string): void {
    const now = Date.now();
    const file = `ironlab-ledger-${new Date(now).toISOString().slice(0, 10)}`;
    switch (what) {
      case 'export': return save(`${file}.json`, desk().export(now), 'application/json');
      case 'csv': return save(`${file}.csv`, desk().csv(labs), 'text/csv');
      case 'import': return into.querySelector<HTMLInputElement>('[data-file]')!.click();
      case 'print': return globalThis.print();
      case 'reset': return done(desk().reset(lab === undefined ? records().map((r) => r.lab) : [lab], now));
      case 'undo': return done(desk().undo(now));
      case 'cancel': return done({ say: SAY.keptMine });
      case 'add': case 'replace': if (plan) done(desk().take(plan, what === 'replace', now));
    }
  }

  function chosen(input: HTMLInputElement): void {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > LARGEST) return done({ say: SAY.tooLarge });
    file.text().then((text) => {
      const read = desk().plan(text);
      if (!read.ok) return done(read);
      if (read.plan.differing.length === 0) return done(desk().take(read.plan, false, Date.now()));
      plan = read.plan;
      said = null;
      draw();
      into.querySelector<HTMLElement>('[data-asked]')?.focus();
    }, () => done({ say: SAY.unreadable }));
    input.value = ''; // the same file may be chosen again
  }

  const heard = (): void => { said = null; void follow(); };
  into.replaceChildren();
  void follow();
  addEventListener('storage', heard);
  addEventListener('pageshow', heard);
  return () => { removeEventListener('storage', heard); removeEventListener('pageshow', heard); };
}

/** A file that has other answers to labs that are here too: whose count is the reader's to say. */
function question({ fresh, differing }: Plan, name: (lab: string) => string): NonNullable<LedgerScene['asked']> {
  const [news, others] = [fresh.length, differing.length];
  const which = differing.map((r) => name(r.lab)).join(', ');
  return {
    say: `${news > 0 ? `The file has ${news === 1 ? 'one lab that is' : `${news} labs that are`} not here. ` : ''}It has other work than yours in ${which}. What it replaces can be brought back.`,
    add: news > 0 ? `Add the new ${news === 1 ? 'one' : String(news)} only` : null,
    replace: news > 0 ? `Add, and replace ${others === 1 ? which : `my ${others}`}` : `Replace ${others === 1 ? which : `my ${others}`}`,
  };
}

function save(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// What the ledger page does with records: reset with undo, files out and in. Whatever it replaces is kept for the undo first.
import { emptyKept } from './record.js';
import { SAY } from './desk-sentences.js';
import { Shelf } from './shelf.js';
import { csvText, type Named } from './csv.js';
import { exportText, readExport } from './transfer.js';
import type { Data, LedgerFace, Record1, Store } from './types.js';
import { Undo, type Replaced, type What } from './undo.js';

/** What a file would do: labs that are not here, labs that differ, labs that are the same. */
export interface Plan { fresh: Record1[]; differing: Record1[]; same: Record1[] }
export type Planned = { ok: true; plan: Plan } | { ok: false; say: string };
export interface Done { ok: boolean; say: string }

const iso = (now: number): string => new Date(now).toISOString();
/** Whether there is anything of a reader in it. */
export const begun = ({ kept }: Data): boolean => Object.keys(kept.answers).length > 0 || Object.keys(kept.drafts).length > 0 || Object.keys(kept.touched).length > 0;
/** The same work, whatever the count of its runs. */
const alike = (a: Data, b: Data): boolean => JSON.stringify({ ...a.kept, run: 0 }) === JSON.stringify({ ...b.kept, run: 0 });

export class Desk {
  private readonly undoing: Undo;

  constructor(private readonly ledger: LedgerFace, store: Store | null) { this.undoing = new Undo(new Shelf(store)); }

  /** Records with something in them, in the order of their ids; other tabs may have saved since the last look. */
  records(): Record1[] {
    this.ledger.refresh();
    return this.ledger.labs().flatMap((lab) => this.ledger.record(lab) ?? []).filter(({ data }) => begun(data));
  }

  undoable(now: number): Replaced | null { return this.undoing.at(now); }

  /** Empty records of a higher run rather than none: an open tab then starts over too and does not bring the old ones back. */
  reset(labs: readonly string[], now: number): Done {
    const olds = this.records().filter(({ lab }) => labs.includes(lab));
    if (olds.length === 0) return { ok: false, say: SAY.nothingToReset };
    const empty = olds.map((old): Record1 => ({ ...old, data: { kept: emptyKept(0), entry: {}, summary: { act: 0, acts: old.data.summary.acts, done: false, off: '' }, told: [] } }));
    return this.exchange(empty, 'reset', now, SAY.reset(olds.length));
  }

  /** Brings back what the last reset or import replaced. What was done in those labs since takes its place, so it can be brought back too. */
  undo(now: number): Done {
    const kept = this.undoing.at(now);
    return kept ? this.exchange(kept.records, 'undo', now, SAY.undone(kept.records.length)) : { ok: false, say: SAY.nothingToUndo };
  }

  plan(text: string): Planned {
    const read = readExport(text);
    if (!read.ok) return read;
    const here = new Map(this.records().map((r) => [r.lab, r]));
    const plan: Plan = { fresh: [], differing: [], same: [] };
    for (const record of read.records.filter(({ data }) => begun(data))) {
      const own = here.get(record.lab);
      plan[!own ? 'fresh' : alike(own.data, record.data) ? 'same' : 'differing'].push(record);
    }
    if (plan.fresh.length + plan.differing.length > 0) return { ok: true, plan };
    return { ok: false, say: plan.same.length > 0 ? SAY.allSame(plan.same.length) : SAY.emptyLedger };
  }

  /** `replace`: labs that differ are taken from the file too. */
  take({ fresh, differing }: Plan, replace: boolean, now: number): Done {
    const records = replace ? [...fresh, ...differing] : fresh;
    return records.length === 0 ? { ok: true, say: SAY.keptMine } : this.exchange(records, 'import', now, SAY.imported(fresh.length, replace ? differing.length : 0));
  }

  export(now: number): string { return exportText(this.records(), iso(now)); }
  csv(labs: readonly Named[]): string { return csvText(this.records(), labs); }

  /** A full storage may have room for the old records only after the new ones, which are smaller, took their place. */
  private exchange(records: Record1[], what: What, now: number, say: string): Done {
    const olds = this.records().filter(({ lab }) => records.some((r) => r.lab === lab));
    const replaced: Replaced = { what, at: now, records: olds };
    if (olds.length === 0 && what === 'undo') this.undoing.forget();
    let kept = olds.length === 0 || this.undoing.keep(replaced);
    const stored = records.map((record) => {
      const run = (this.ledger.record(record.lab)?.data.kept.run ?? -1) + 1;
      return this.ledger.replace({ ...record, data: { ...record.data, kept: { ...record.data.kept, run: Math.max(run, record.data.kept.run) } } }, now);
    });
    if (!kept) kept = this.undoing.keep(replaced);
    return { ok: true, say: [say, stored.includes(false) ? (this.ledger.persistent ? SAY.full : SAY.refused) : kept ? '' : SAY.undoHere].filter(Boolean).join(' ') };
  }
}

// The quiet line at the foot: chapter, act, machine, predictions, limits, what the lab adds, ledger.
import { print, speak } from '../format/index.js';
import type { Act } from '../lab/compiled.js';
import type { LabModelFace } from '../runtime/types.js';
import { FACTOR, RATIO, said } from './said.js';
import { HUD, roman } from './sentences.js';
import { instrumentOpen, stage } from './stage.js';
import type { HudItem, State } from './types.js';

function item(id: string, label: string, text: string, more: Partial<HudItem> = {}): HudItem {
  return { id, label, text, mark: 'none', speech: `${label}: ${more.speech ?? text}`, core: more.core ?? false, ...(more.mark ? { mark: more.mark } : {}) };
}

function prediction(model: LabModelFace, state: State, act: Act, index: number, alone: boolean): HudItem {
  const all = act.predict.map((q) => said(model, state, q));
  const label = alone ? HUD.prediction : `${HUD.act} ${roman(index)}`;
  const core = index === state.act;
  if (all.some((s) => !s.committed)) return item(`predict-${act.id}`, label, HUD.open, { core });
  const right = all.filter((s) => s.right === true).length;
  if (all.some((s) => s.verdict === '')) return item(`predict-${act.id}`, label, HUD.sealed, { core, mark: 'yours' });
  if (right === all.length) return item(`predict-${act.id}`, label, HUD.right, { core, mark: 'right' });
  return item(`predict-${act.id}`, label, all.length === 1 ? all[0]!.verdict : HUD.some(right, all.length), { core, mark: 'yours' });
}

function limits(model: LabModelFace, state: State): HudItem {
  const act = model.lab.acts[state.act];
  const core = true;
  if (!act || !instrumentOpen(model.lab, state, state.act)) return item('limits', HUD.limits, HUD.noneYet, { core });
  const later = model.lab.acts.slice(state.act + 1).some((a) => a.fail.length > 0);
  if (act.fail.length === 0) return item('limits', HUD.limits, later ? HUD.noneYet : HUD.noneHere, { core });
  for (const failure of act.fail) {
    const now = model.violation(failure.violation, { state });
    if (now === 'pending') return item('limits', HUD.limits, '…', { core });
    if (model.read(failure.violation, { state }).is === 'unmeasured') return item('limits', HUD.limits, HUD.unmeasured, { core });
    if (now) {
      const text = HUD.crossed(failure.short, print(now.ratio, RATIO, FACTOR));
      return item('limits', HUD.limits, text, { core, mark: 'crossed', speech: HUD.crossed(failure.short, speak(now.ratio, RATIO, FACTOR)) });
    }
  }
  return item('limits', HUD.limits, HUD.met, { core, mark: 'met' });
}

/** `saved` is the ledger's short word: "nothing yet", "saved 14:22", "not saved". */
export function hud(model: LabModelFace, state: State, saved: string): HudItem[] {
  const { lab } = model;
  const context = model.context(state);
  const acts = lab.acts.map((act, index) => ({ act, index })).filter(({ index }) => stage(lab, state, index) !== 'locked');
  // What the lab adds may answer a later act's question, so it waits for all of them.
  const shown = lab.acts.every((_, index) => instrumentOpen(lab, state, index));
  return [
    item('chapter', HUD.chapter, /^\d+$/.test(lab.number) ? String(Number(lab.number)) : lab.chapter),
    item('act', HUD.act, roman(state.act)),
    item('machine', HUD.machine, context.label),
    ...acts.map(({ act, index }) => prediction(model, state, act, index, acts.length === 1)),
    ...(shown ? lab.hud : []).map(({ label, value }, i) => {
      const printed = model.print(value, { state });
      return item(`lab-${i}`, label, printed.text, { speech: printed.speech });
    }),
    limits(model, state),
    item('ledger', HUD.ledger, saved),
  ];
}

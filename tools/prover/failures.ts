// Failure states: the point of each has it, the reader can get there, and one move leads back.
import type { Act, Control, Failure } from '../../site/lab/compiled.js';
import { type Live, named, offers, same } from '../../site/runtime/index.js';
import { climb } from './climb.js';
import type { Proof } from './prove.js';
import { corners, ends, live, moving, random, randomly, said } from './states.js';
import { waysBack } from './ways-back.js';

const DRAWN = 2000;
const CLIMBS = 20, STEPS = 60;

export function proveFailures(proof: Proof): void {
  const { build, lab, model, report } = proof;
  for (const act of lab.acts) for (const f of act.fail) {
    const item = build.items.get(`fail.${f.id}`)!;
    const fails = (state: Live) => model.crosses(f.violation, { state });
    const reach = named(lab, f.reach);
    report.that('fail.reach', fails(reach), item.get('reach')!, `The limit is not crossed at ${f.reach}`);
    if (fails(reach)) {
      const first = model.crossed(act, { state: reach })[0];
      report.that('fail.first', first === f, item.get('reach')!, `At ${f.reach} the page tells of ${first!.id}`);
      const undone = model.undo(f, reach);
      for (const u of f.undo) {
        const offered = act.instrument.controls.includes(u);
        report.that('fail.undo', offered && undone.some(x => x.control === u), item.get('undo')!, offered ? `Moving ${u} alone does not undo it at ${f.reach}` : `This act does not offer ${u}`, { at: u });
      }
    }
    const found = search(proof, act, f, fails);
    report.that('fail.found', found.length > 0, item, `No state that the reader can reach with the controls of this act crosses this limit (corners, ${DRAWN} random states and ${CLIMBS} climbs)`);
    const { crossed, stuck } = waysBack(proof, act, f, [...proof.states.all.filter(s => offers(model.context(s), act)), ...found], ratio(proof, f));
    const simplest = stuck.reduce<Live | undefined>((a, b) => (a && moved(proof, a) <= moved(proof, b) ? a : b), undefined);
    report.that('fail.undone', !simplest, item.get('undo')!, () => `Nothing that the page offers (${f.undo.join(', ')}) leads back from ${said(simplest!)}; so it is at ${stuck.length} of ${crossed} states that cross it`);
  }
}

const controlsOf = ({ lab }: Proof, act: Act): Control[] => moving(lab).filter(c => act.instrument.controls.includes(c.id));

/** How many controls are away from their start. */
const moved = ({ lab, model }: Proof, s: Live): number => lab.controls.filter(c => c.id in s.touched && !same(model.standing(c, s).start, s.touched[c.id]!)).length + (s.context === lab.contexts[0]!.id ? 0 : 1);

/** Corners, then random states, then uphill on the ratio of demand to capacity; all else as at the start. */
function search(proof: Proof, act: Act, f: Failure, fails: (s: Live) => boolean): Live[] {
  const { lab, space } = proof;
  const next = random(8128);
  const controls = controlsOf(proof, act);
  const contexts = lab.contexts.filter(c => offers(c, act) && c.id !== lab.mine?.context && (act.instrument.controls.includes('context') || c === lab.contexts[0]));
  const failing = (states: Live[]) => { space.prepare(states); return states.filter(fails); };
  // One control at an end, and then all corners.
  const single = contexts.flatMap(c => [{}, ...controls.flatMap(k => ends(k, c.id).map(v => ({ [k.id]: v })))].map(k => live(c.id, k)));
  const cornered = failing([...single, ...contexts.flatMap(c => corners(controls, c.id, next, proof.states.effort).map(k => live(c.id, k)))]);
  if (cornered.length) return cornered;
  const drawn = contexts.flatMap(c => Array.from({ length: Math.ceil((proof.states.effort * DRAWN) / contexts.length) }, () => live(c.id, randomly(controls, c.id, next))));
  const hit = failing(drawn);
  if (hit.length) return hit;
  const height = ratio(proof, f);
  if (!height) return [];
  const best = [...drawn].sort((a, b) => height(b) - height(a)).slice(0, CLIMBS);
  return best.map(from => climb(from, controls, STEPS, height, next)).filter(fails);
}

/** How near to its limit a state is: the call's own ratio, which is also there while the limit is met. */
function ratio({ build, space }: Proof, f: Failure): ((s: Live) => number) | null {
  const id = f.violation.path.split('.')[0]!;
  const call = build.scope.calls.get(id);
  const field = call?.model.out.find(o => o.name === 'ratio' && o.type === 'number');
  if (!call || !field) return null;
  const slot = call.slot + call.model.in_slots + field.slot;
  return s => { const x = space.values(s)[slot]; return typeof x === 'number' && Number.isFinite(x) ? x : -Infinity; };
}

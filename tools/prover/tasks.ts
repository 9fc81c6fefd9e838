// Tasks: not done at the start, ticked where "show me" leads, with the controls of their act, and near.
import type { Live } from '../../site/runtime/index.js';
import { named, same } from '../../site/runtime/index.js';
import type { Proof } from './prove.js';

export function proveTasks({ build, lab, model, report }: Proof): void {
  for (const act of lab.acts) {
    // A control may start at the answer of this act: false at the start for each of them.
    const answers = act.predict[0]?.options.map(o => ({ [act.predict[0]!.id]: { option: o.id, at: 0 } })) ?? [{}];
    for (const t of act.instrument.explore) {
      const item = build.items.get(t.id)!;
      const early = answers.some(a => model.all(t.when, { state: { ...named(lab, 'start'), answers: a } as Live }));
      report.that('tasks.early', !early, item, 'This task is done before it begins');
      const point = lab.points.find(p => p.id === t.show);
      if (!point) continue;
      report.that('tasks.show', model.all(t.when, { state: named(lab, t.show) }) === true, item.get('show')!, `The task does not hold at ${t.show}`);
      const start = named(lab, 'start');
      const moved = [...Object.entries(point.values).filter(([k, v]) => !same(model.standing(k, start).start, v)).map(([k]) => k), ...(point.context && point.context !== start.context ? ['context'] : [])];
      report.that('tasks.far', moved.length <= 3, item.get('show')!, `${moved.length} controls have to move for this task`);
      const missing = moved.filter(k => !act.instrument.controls.includes(k));
      report.that('tasks.controls', missing.length === 0, item.get('show')!, `This act does not offer ${missing.join(', ')}`);
    }
    if (act.instrument.needs !== 'failure') continue;
    const opens = act.instrument.explore.some(t => model.crossed(act, { state: named(lab, t.show) }).length > 0);
    report.that('tasks.opens', opens, build.source.root.get('acts')!.get(act.id)!.get('instrument')!, 'No task leads into the failure');
  }
}

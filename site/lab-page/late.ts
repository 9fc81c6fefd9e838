// The parts that are fetched after the first screen: instrument, gap, tasks, what follows, handout.
import { bench } from '../element/bench.js';
import { withMachine } from '../lab/machine.js';
import type { Late } from './scene.js';
import { after } from './after.js';
import { gap } from './gap.js';
import { handout } from './handout.js';
import { instrument } from './instrument.js';
import { tasks } from './tasks.js';
import { follow, turns } from '../views/turns.js';

export const late: Late = { after, gap, handout, instrument, bench, withMachine, follow, slow: () => turns.shares > 1, tasks: (scene, act) => tasks(scene, act) as ReturnType<Late['tasks']> };

// Stored records, made by the session itself: a test that is about a later moment need not walk there.
import type { Page } from '@playwright/test';
import { dataOf } from '../../../site/ledger/index.js';
import { advance, fresh, type SessionEvent, type State } from '../../../site/session/index.js';
import { modelOf } from './labs.js';

export type Moment = 'fresh' | 'drafted' | 'committed' | 'act1 done' | 'act2' | 'act2 committed' | 'failed' | 'undone' | 'done';
const MOMENTS: Moment[] = ['fresh', 'drafted', 'committed', 'act1 done', 'act2', 'act2 committed', 'failed', 'undone', 'done'];
const EARLY = 1_700_000_000_000;

/** The state of a reader who has come this far, always answering with the same letter. */
export async function stateAt(id: string, moment: Moment, letter = 'b'): Promise<State> {
  const model = await modelOf(id);
  const { lab } = model;
  const [one, two] = lab.acts as [typeof lab.acts[0], typeof lab.acts[0]];
  const commits = (questions: typeof one.predict): SessionEvent[] => questions.map((q, i) => ({ type: 'commit', question: q.id, ...(q.rule === 'number' ? { value: Math.sqrt(q.range![0] * q.range![1]) } : { option: letter }), at: EARLY + i }));
  const points = (act: typeof one): SessionEvent[] => act.instrument.explore.map((t) => ({ type: 'point', point: t.show }));
  const failure = two.fail[0]!;
  const steps: Record<Moment, SessionEvent[]> = {
    fresh: [],
    drafted: [{ type: 'draft', question: one.predict[0]!.id, option: letter }],
    committed: commits(one.predict),
    'act1 done': [...points(one), ...commits(one.reflect)],
    act2: [{ type: 'go', act: 1 }],
    'act2 committed': commits(two.predict),
    failed: [{ type: 'point', point: failure.reach }],
    undone: [{ type: 'point', point: lab.points[0]!.id }],
    done: [...points(two), { type: 'point', point: lab.points[0]!.id }, ...commits(two.reflect)],
  };
  const events = MOMENTS.slice(0, MOMENTS.indexOf(moment) + 1).flatMap((m) => steps[m]);
  return events.reduce((state, event) => advance(model, state, event), fresh(lab));
}

export async function recordAt(id: string, moment: Moment, letter?: string): Promise<string> {
  const state = await stateAt(id, moment, letter);
  return JSON.stringify({ schema: 1, lab: id, saved_at: new Date(EARLY).toISOString(), data: dataOf(await modelOf(id), state) });
}

/** Writes keys into the storage of the site, from an empty page of it (which the tests' server has). */
export async function store(page: Page, items: Record<string, string>): Promise<void> {
  await page.goto('blank.html');
  await page.evaluate((all) => { for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text); }, items);
}
export async function seed(page: Page, id: string, moment: Moment, letter?: string): Promise<void> {
  await store(page, { [`ironlab/1/${id}`]: await recordAt(id, moment, letter) });
}

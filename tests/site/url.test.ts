// Links: old ones parse for ever, new ones go round, bad parts are told and change nothing.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LabModel } from '../../site/runtime/index.js';
import { advance, fresh, type SessionEvent, type State } from '../../site/session/index.js';
import { mint, parseLink, route } from '../../site/url/index.js';
import { fakeCore, makeLab } from './fixture.js';
import { random } from './random.js';

const lab = makeLab();
const model = new LabModel(lab, fakeCore());
interface Kept { fragment: string; lab?: string; act?: number; context?: string; values: object; say: number }
const corpus = (JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8')) as { links: Kept[] }).links;

describe('links that were minted once', () => {
  test.each(corpus.map((link) => [link.fragment, link] as const))('%s', (fragment, wanted) => {
    const link = parseLink(lab, fragment);
    expect(link.act).toBe(wanted.act);
    expect(link.context).toBe(wanted.context);
    expect(link.values).toEqual(wanted.values);
    expect(link.say).toHaveLength(wanted.say);
    expect(route(fragment).lab).toBe(wanted.lab ?? null);
  });
});

describe('bad parts', () => {
  test.each<[string, RegExp]>([
    ['#s1;act=3', /act “3”; this lab has acts 1 to 2\./], ['#s1;act=0', /act “0”/], ['#s1;act=NaN', /act “NaN”/], ['#s1;act=', /act “”/], ['#s1;c=mars', /machine “mars”; here are cloud, tiny\./], ['#s1;c=phone', /machine “phone”/],
    ['#s1;workload=huge', /workload to “huge”; possible are big, small\./], ['#s1;batch=NaN', /batch to “NaN”, which is not a number\./], ['#s1;batch=Infinity', /not a number/], ['#s1;batch=0x10', /not a number/], ['#s1;batch=1e999', /not a number/],
    ['#s1;batch=2.5', /not a whole number/], ['#s1;batch=129', /batch to “129”; possible is 1 to 128\./], ['#s1;batch=100;c=tiny', /possible is 1 to 64\./], ['#s1;batch=', /not a number/], ['#s1;overlap=yes', /possible are true, false/],
    ['#s1;layers=relu', /layers, which takes 2 values/], ['#s1;layers=relu,swish', /possible are relu, gelu/], ['#s1;nope=1', /“nope”, which this lab does not have/], ['#s1;__proto__=1', /“__proto__”/], ['#s1;choice=ship', /“choice”/],
    ['#s1;=4', /“=4” is not understood/], ['#s1;batch', /“batch” is not understood/], ['#s1;batch=3;batch=4', /twice; the first counts/], ['#s2;act=1', /version s2/], ['#s1;c=tiny;link=1e-4', /cannot be moved on TinyML/], [`#s1;batch=${'9'.repeat(500)}`, /“9{23}…”/],
  ])('%s', (fragment, say) => {
    const link = parseLink(lab, fragment);
    expect(link.say).toHaveLength(1);
    expect(link.say[0]).toMatch(say);
    expect(link.say[0]).toMatch(/\.$/);
    expect(Object.values(link.values).filter((v) => v !== 3)).toEqual([]);
  });
  test('a thousand parts are cut short', () => expect(parseLink(lab, `#s1;${'a=1;'.repeat(1000)}`).say.length).toBeLessThan(102));
  test('no text makes it throw', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    const bits = ['#', 's1', ';', '=', 'act', 'c', 'tiny', 'batch', '%', '%3B', '%E0%A4%A', '/', 'vol1/01', ',', '1e5', '-', ' ', 'layers', '\u0000', '💥', '__proto__'];
    for (let i = 0; i < 5000; i += 1) {
      const text = Array.from({ length: Math.floor(next() * 15) }, () => bits[Math.floor(next() * bits.length)]).join('');
      expect(() => { parseLink(lab, text); parseLink(lab, `#s1;${text}`); route(text); }, `seed ${seed}: ${text}`).not.toThrow();
    }
  });
});

describe('round trip', () => {
  test('what is minted parses to the same place, hosted and zipped, without a sentence', { timeout: 60_000 }, () => {
    const { seed, next } = random();
    const pick = <T>(all: T[]): T => all[Math.floor(next() * all.length)]!;
    const toAct2: SessionEvent[] = [{ type: 'commit', question: 'act1.predict.0', option: 'b', at: 1 }, { type: 'commit', question: 'act1.reflect.0', option: 'b', at: 2 }, { type: 'go', act: 1 }, { type: 'commit', question: 'act2.predict.0', option: 'b', at: 3 }];
    const ready = toAct2.reduce((s, e) => advance(model, s, e), fresh(lab));
    for (let i = 0; i < 500; i += 1) {
      let state: State = ready;
      for (let k = 0; k < 6; k += 1) {
        state = advance(model, state, pick<SessionEvent>([{ type: 'context', context: pick(['cloud', 'tiny']) }, { type: 'set', control: 'batch', value: Math.ceil(next() * 128) }, { type: 'set', control: 'guess', value: 10 ** (next() * 9) },
          { type: 'set', control: 'workload', value: pick(['big', 'small']) }, { type: 'set', control: 'layers', value: [pick(['relu', 'gelu']), pick(['relu', 'gelu'])] }, { type: 'set', control: 'overlap', value: next() < 0.5 },
          { type: 'set', control: 'link', value: 10 ** (-6 + 3 * next()) }, { type: 'set', control: 'choice', value: 'ship' }]));
      }
      for (const prefix of [false, true]) {
        const fragment = mint(lab, state, prefix);
        const link = parseLink(lab, fragment);
        expect(link.say, `seed ${seed}: ${fragment}`).toEqual([]);
        const there = advance(model, ready, { type: 'link', ...(link.act === undefined ? {} : { act: link.act }), ...(link.context ? { context: link.context } : {}), values: link.values });
        expect(there.act, fragment).toBe(state.act);
        for (const control of lab.controls.filter((c) => c.type !== 'decide')) expect(model.standing(control, there).value, `seed ${seed}: ${fragment} ${control.id}`).toEqual(model.standing(control, state).value);
        expect(mint(lab, there, prefix), `seed ${seed}`).toBe(fragment);
        expect(route(fragment).lab).toBe(prefix ? 'vol1/01' : null);
      }
    }
  });
  test('keys are sorted and only touched controls are named', () =>
    expect(mint(lab, { act: 1, context: 'tiny', touched: { workload: 'small', batch: 3 }, answers: {} })).toBe('#s1;act=2;batch=3;c=tiny;workload=small'));
});

// ./lab serve does not wait for proofs: pages are served meanwhile, and of two proofs of one lab only the newer is told.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Asked, proveApart } from '../../tools/prover/apart.js';
import type { Proved } from '../../tools/prover/prove.js';
import { serveLabs, type Told } from '../../tools/site/dev.js';
import { compileText, file, proof } from '../labs/help.js';

vi.setConfig({ testTimeout: 60000, hookTimeout: 60000 });
const root = mkdtempSync(join(tmpdir(), 'ironlab-'));
const lab = join(root, 'labs/vol1/99-room.yaml');
const text = /```yaml\n(.*?)```/s.exec(file('docs/adding-a-lab.md'))![1]!;
const model = compileText(text).build!.lab.calls.map(c => c.model);

/** Proofs that end when the test says so. */
const proofs: { asked: Asked; stopped: boolean; end: (proved: Proved) => void }[] = [];
let site: Awaited<ReturnType<typeof serveLabs>>;
let told: Told[] = [];
const stop = new AbortController();

beforeAll(async () => {
  for (const folder of ['labs/vol1', 'site/vol1/99']) mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['schema', 'glossary.yaml']) cpSync(fileURLToPath(new URL(`../../labs/${name}`, import.meta.url)), join(root, 'labs', name), { recursive: true });
  writeFileSync(lab, text);
  writeFileSync(join(root, 'site/vol1/99/index.html'), '<!doctype html><body><ironlab-lab lab="vol1/99"></ironlab-lab></body>');
  writeFileSync(join(root, 'site/index.html'), 'the gallery');
  site = await serveLabs({
    port: 0, root, site: join(root, 'site'), models: model, say: () => undefined,
    prove: asked => {
      const one = { asked, stopped: false, end: (_: Proved): void => undefined };
      proofs.push(one);
      // As hard to stop as can be: what was stopped ends all the same.
      return { done: new Promise<Proved>(end => { one.end = end; }), stop: () => { one.stopped = true; } };
    },
  });
  const events = (await fetch(`${site.url}@dev/events`, { signal: stop.signal })).body!.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    let all = '';
    for (;;) {
      const { value, done } = await events.read();
      if (done) return;
      all += value;
      const last = [...all.matchAll(/^event: proved\ndata: (.*)$/gm)].at(-1);
      if (last) told = JSON.parse(last[1]!) as Told[];
    }
  })().catch(() => undefined);
});
afterAll(async () => { stop.abort(); await site.close(); rmSync(root, { recursive: true }); });

const finding = (message: string): Proved => ({ lab: 'vol1/99', file: 'labs/vol1/99-room.yaml', checks: 7, states: 9, random: 3, ms: 1, findings: [{ rule: 'file.id', severity: 'error', file: 'labs/vol1/99-room.yaml', line: 1, column: 1, message, mend: 'so' }] });

it('other pages are served while a lab is being proved, and its page says that it is', async () => {
  for (const _ of [1, 2]) expect(await (await fetch(`${site.url}vol1/99/`)).text()).toContain('/@dev/panel.js');
  expect(proofs.map(p => p.asked.shown)).toEqual(['labs/vol1/99-room.yaml']);
  expect(await (await fetch(site.url)).text()).toBe('the gallery');
  await vi.waitFor(() => expect(told).toMatchObject([{ page: 'vol1/99', proving: true, findings: [] }]));
});

it('a newer save stops the older proof, whose findings are never told', async () => {
  writeFileSync(lab, text.replace('title: Choose a network', 'title: Choose another network'));
  await vi.waitFor(() => expect(proofs.length).toBe(2), 10000);
  expect(proofs.map(p => p.stopped)).toEqual([true, false]);
  expect(proofs[1]!.asked.text).toContain('Choose another network');
  proofs[0]!.end(finding('of what it was'));
  await fetch(site.url);
  expect(told).toMatchObject([{ proving: true }]);
  proofs[1]!.end(finding('of what it is'));
  await vi.waitFor(() => expect(told[0]!.findings.map(f => f.message)).toEqual(['of what it is']));
  expect(told[0]!.proving).toBe(undefined);
});

it('a proof of its own process says what one here says, and a stopped one says nothing', async () => {
  const wrong = text.replace('when: fit.fits = true, misconception', 'when: fit.fits = false, misconception');
  const asked = { root: fileURLToPath(new URL('../../', import.meta.url)), shown: 'lab.yaml', text: wrong, random: 200 };
  const running = proveApart(asked), waiting = [1, 2, 3].map(() => proveApart(asked));
  for (const one of waiting) one.stop();
  expect(await Promise.all(waiting.map(one => one.done))).toEqual([null, null, null]);
  const { ms: _, ...here } = proof(wrong);
  expect(here.findings.length).toBeGreaterThan(0);
  expect(await running.done).toMatchObject(here);
});

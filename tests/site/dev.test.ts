// What ./lab serve adds for authors: findings beside the lab, and a lab drawn anew when it is saved. The built files stay as they are.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serveLabs } from '../../tools/site/dev.js';
import { compileText, file } from '../labs/help.js';

vi.setConfig({ testTimeout: 60000, hookTimeout: 60000 });
const root = mkdtempSync(join(tmpdir(), 'ironlab-'));
const lab = join(root, 'labs/vol1/99-room.yaml');
const page = join(root, 'site/vol1/99/index.html');
const text = /```yaml\n(.*?)```/s.exec(file('docs/adding-a-lab.md'))![1]!;
const built = '<!doctype html><body><ironlab-lab lab="vol1/99" base="../../">as it was built</ironlab-lab><script type="application/json" id="ironlab-data" data-lab="vol1/99">{}</script></body>';
let site: Awaited<ReturnType<typeof serveLabs>>;
let rebuilt = 0;

beforeAll(async () => {
  for (const folder of ['labs/vol1', 'site/vol1/99']) mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['schema', 'glossary.yaml']) cpSync(fileURLToPath(new URL(`../../labs/${name}`, import.meta.url)), join(root, 'labs', name), { recursive: true });
  writeFileSync(lab, text);
  writeFileSync(page, built);
  site = await serveLabs({ port: 0, root, site: join(root, 'site'), models: compileText(text).build!.lab.calls.map(c => c.model), rebuild: async () => { ++rebuilt; return true; }, say: () => undefined });
});
afterAll(async () => { await site.close(); rmSync(root, { recursive: true }); });

/** Reads the stream of events until one of this name passes. */
async function heard(name: string, holds: (data: string) => boolean, after: () => unknown = () => undefined): Promise<string> {
  const stop = new AbortController();
  const reader = (await fetch(`${site.url}@dev/events`, { signal: stop.signal })).body!.pipeThrough(new TextDecoderStream()).getReader();
  let all = '';
  await reader.read();
  after();
  for (;;) {
    const { value = '', done } = await reader.read();
    all += value;
    const found = all.split('\n\n').map(e => /^event: (.*)\ndata: (.*)$/s.exec(e)).find(m => m?.[1] === name && holds(m[2]!));
    if (found || done) { stop.abort(); return found?.[2] ?? ''; }
  }
}
const fetched = async (path: string): Promise<string> => (await fetch(`${site.url}${path}`)).text();

it('a page of a lab carries the panel, and is proved when it is looked at', async () => {
  const proved = await heard('proved', d => d.includes('vol1/99') && !d.includes('"proving"'), () => fetched('vol1/99/').then(html => expect(html).toContain('/@dev/panel.js')));
  expect(JSON.parse(proved)).toMatchObject([{ page: 'vol1/99', file: 'labs/vol1/99-room.yaml' }]);
  expect(JSON.parse(proved)[0].states).toBeGreaterThan(1000);
});
it('a fault is told with its line, its rule and how to mend it, while the page stays', async () => {
  const proved = await heard('proved', d => d.includes('predict.right'), () => writeFileSync(lab, text.replace('when: fit.fits = true, misconception', 'when: fit.fits = false, misconception')));
  const found = JSON.parse(proved)[0].findings.find((f: { rule: string }) => f.rule === 'predict.right');
  expect(found).toMatchObject({ file: 'labs/vol1/99-room.yaml', severity: 'error' });
  expect(found.line).toBeGreaterThan(1);
  expect(found.mend).not.toBe('');
});
it('a saved lab is drawn anew at once, and the built file is not touched', async () => {
  expect(await heard('reload', () => true, () => writeFileSync(lab, text.replace('title: Choose a network', 'title: Choose another network')))).toBe('{"lab":"vol1/99"}');
  expect(await fetched('vol1/99/')).toContain('Choose another network');
  expect(readFileSync(page, 'utf8')).toBe(built);
  expect(rebuilt).toBe(0);
});
it('a lab that the built site does not know makes it build', async () => {
  expect(await heard('reload', () => true, () => writeFileSync(join(root, 'labs/vol1/98-other.yaml'), text.replace('id: vol1/99', 'id: vol1/98')))).toBe('{"lab":null}');
  expect(rebuilt).toBe(1);
});
it('a lab sees what the ledger of an earlier one has become', async () => {
  const early = (ledger: string) => writeFileSync(join(root, 'labs/vol1/97-early.yaml'), text.replace('id: vol1/99', 'id: vol1/97').replace('act2_decision:', ledger));
  const late = (title: string) => writeFileSync(join(root, 'labs/vol1/98-other.yaml'), text.replace('id: vol1/99', 'id: vol1/98').replace('start: kws_dscnn', 'start: { ledger: vol1/97.chosen, else: kws_dscnn }').replace('title: Room', `title: ${title}`));
  type Told = { page: string; proving?: true; findings: { message: string }[] }[];
  const unknown = (told: string) => (JSON.parse(told) as Told).some(t => t.page === 'vol1/98' && t.findings.some(f => f.message.includes('has no "chosen"')));
  const held = (told: string) => (JSON.parse(told) as Told).some(t => t.page === 'vol1/98' && !t.proving) && !unknown(told);
  expect(await heard('proved', unknown, () => { early('act2_decision:'); late('Early'); })).not.toBe('');
  expect(await heard('proved', held, () => { early('chosen:'); late('Late'); })).not.toBe('');
});

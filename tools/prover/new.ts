// `./lab new vol1/17-name`: a new lab from the one in docs/adding-a-lab.md, which proves as it stands; change it from there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labFiles, statedId } from '../compiler/labs.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The text of a new lab and where it goes, or what is wrong with the name. */
export function newLab(root: string, name: string): { file: string; text: string } | { wrong: string } {
  const parts = /^(vol[12])\/(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name) ?? /^(studio)\/(([a-z0-9]+(?:-[a-z0-9]+)*))$/.exec(name);
  if (!parts) return { wrong: `"${name}" does not name a lab. Such as vol1/17-caches, vol2/03-topology or studio/pruning.` };
  const [, volume, number, words] = parts as unknown as [string, string, string, string];
  const id = `${volume}/${number}`;
  const file = join(root, 'labs', `${name}.yaml`);
  const twin = existsSync(file) ? file : labFiles(root).find(f => statedId(readFileSync(f, 'utf8')) === id);
  if (twin) return { wrong: `There is a lab ${id} already: ${relative(root, twin)}.` };
  const template = /```yaml\n(.*?)```/s.exec(readFileSync(join(root, 'docs/adding-a-lab.md'), 'utf8'))?.[1] ?? '';
  const title = words.split('-').map(w => w[0]!.toUpperCase() + w.slice(1)).join(' ');
  return { file, text: template.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${title}`) };
}

if (process.argv[1]?.endsWith('new.ts')) {
  const [name = '', ...more] = process.argv.slice(2);
  const made = more.length ? { wrong: 'One name at a time.' } : newLab(ROOT, name);
  if ('wrong' in made) { console.error(made.wrong); process.exit(2); }
  mkdirSync(dirname(made.file), { recursive: true });
  writeFileSync(made.file, made.text);
  const shown = `labs/${name}.yaml`;
  console.log(`Made ${shown}, a lab that proves. Make it yours: questions first, then calls, then one view.\n   ./lab prove ${name}   what is wrong, with line and rule\n   ./lab serve${' '.repeat(name.length + 1)}  the lab, drawn anew whenever you save it\n   docs/adding-a-lab.md and docs/lab-format.md say how.`);
}

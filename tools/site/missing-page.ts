// 404.html: a host shows it at any depth, so its sheet and script are looked for on four levels; the script knows where it was found.
import { shell } from '../../site/pages/shell.js';
import { missing } from '../../site/pages/missing.js';
import { toHtml } from './prerender.js';

const LEVELS = ['./', '../', '../../', '../../../'];
const CODE = `(() => {
  var at = new URL("../", document.currentScript.src);
  document.addEventListener("DOMContentLoaded", function () { document.querySelector("main a").href = at.href; });
})()`;

export async function missingPage(style: string, write: (name: string, code: string) => Promise<string>): Promise<string> {
  const script = await write('missing', CODE);
  const everywhere = (file: string): string[] => LEVELS.map((level) => level + file);
  return shell({
    title: 'There is no such page', description: 'This address leads nowhere.', root: '', style: everywhere(style), font: null, first: everywhere(script),
    modules: [], preload: [], later: [], wasm: null, body: await toHtml(missing('./', null)),
  });
}

// The HTML around a page: policy, what to fetch in the first batch, what later, and the pre-rendered body.
export interface Shell {
  title: string;
  description: string;
  /** From this page to the site's root: "", "../../" … */
  root: string;
  style: string[];
  font: string | null;
  /** Classic script that runs before the first paint. */
  first: string[];
  modules: string[];
  /** Module chunks of the first screen, and those for later. */
  preload: string[];
  later: string[];
  wasm: string | null;
  body: string;
}

export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

export const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

export function shell(page: Shell): string {
  const at = (file: string): string => escape(page.root + file);
  const lines = [
    '<!doctype html>', '<html lang="en">', '<head>', '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(page.title)}</title>`, `<meta name="description" content="${escape(page.description)}">`,
    '<link rel="icon" href="data:,">'.replace('data:,', at('assets/icon.svg')),
    ...page.style.map((file) => `<link rel="stylesheet" href="${at(file)}">`),
    ...(page.font ? [`<link rel="preload" href="${at(page.font)}" as="font" type="font/woff2" crossorigin>`] : []),
    ...page.first.map((file) => `<script src="${at(file)}"></script>`),
    ...page.preload.map((file) => `<link rel="modulepreload" href="${at(file)}">`),
    ...page.modules.map((file) => `<script type="module" src="${at(file)}"></script>`),
    ...page.later.map((file) => `<link rel="modulepreload" href="${at(file)}" fetchpriority="low">`),
    ...(page.wasm ? [`<link rel="preload" href="${at(page.wasm)}" as="fetch" type="application/wasm" crossorigin fetchpriority="low">`] : []),
    '</head>', '<body>', page.body, '</body>', '</html>', '',
  ];
  return lines.join('\n');
}

/** Data for scripts, inert in HTML: no "<" survives. */
export const dataBlock = (id: string, lab: string, json: string): string => `<script type="application/json" id="${id}" data-lab="${escape(lab)}">${json.replace(/</g, '\\u003c')}</script>`;

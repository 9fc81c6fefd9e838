// The page's style sheet: all sheets in order, minified, the font's address beside it.
import { readFile } from 'node:fs/promises';
import { transformWithEsbuild } from 'vite';
import { under } from './paths.js';

export const SHEETS = ['font', 'tokens', 'base', 'frame', 'reading', 'instrument', 'charts', 'print', 'page'];

export async function pageStyles(fontFile: string | null): Promise<string> {
  const parts = await Promise.all(SHEETS.filter((name) => fontFile !== null || name !== 'font').map((name) => readFile(under(`site/styles/${name}.css`), 'utf8')));
  const css = parts.join('\n').replace('../fonts/lab-serif.woff2', fontFile ?? '');
  return (await transformWithEsbuild(css, 'page.css', { loader: 'css', minify: true, sourcemap: false })).code;
}

/** A sheet that one page alone uses. */
export const minifiedStyle = async (name: string): Promise<string> => (await transformWithEsbuild(await readFile(under(`site/styles/${name}.css`), 'utf8'), `${name}.css`, { loader: 'css', minify: true, sourcemap: false })).code;

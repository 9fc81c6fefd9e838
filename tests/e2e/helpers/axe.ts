// What axe finds on a page, in both themes and at the widths that can tell different things.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resize } from './layout.js';
import { expect } from './test.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLORS = ['color-contrast', 'link-in-text-block'];
type Size = readonly [width: number, height: number];
const SIZES: readonly Size[] = [[1280, 800], [390, 844]];

/** Each rule that is broken, with the first places. `parts`: selectors to look at instead of the whole page. */
export async function findings(page: Page, rules: 'all' | 'colors' = 'all', parts: readonly string[] = []): Promise<string[]> {
  expect(page.frames(), 'axe is asked about a page without frames').toHaveLength(1);
  // It is brought into a page once, and prepares nothing that no rule asked about reads: lists of what passes, copies of the sheets, a second page to put frames together in.
  const there = await page.evaluate(() => 'axe' in globalThis);
  const axe = new AxeBuilder({ page, ...(there ? { axeSource: ';' } : {}) }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
  for (const part of parts) axe.include(part);
  const { violations } = await (rules === 'all' ? axe.withTags(TAGS) : axe.withRules(COLORS)).analyze();
  return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join(' | ')}`);
}

interface Asked { sizes?: readonly Size[]; parts?: readonly string[] }

/** Both sizes in both themes. A theme changes colors alone, so the dark one is asked about contrast. */
export async function clean(page: Page, what: string, { sizes = SIZES, parts = [] }: Asked = {}): Promise<void> {
  for (const [width, height] of sizes) {
    await resize(page, width, height);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await findings(page, colorScheme === 'light' ? 'all' : 'colors', parts), `${what}, ${colorScheme}, ${width} px`).toEqual([]);
    }
  }
}

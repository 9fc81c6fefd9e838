// Widths: a page brought to one, and what then stands out of it.
import type { Page } from '@playwright/test';

/** Gives the page another size and waits until it has drawn itself in it: what observes sizes hears of it in the next frame. */
export async function resize(page: Page, width: number, height = 800): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))));
}

/** By how many pixels a page scrolls sideways. */
export const over = (page: Page): Promise<number> => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth);

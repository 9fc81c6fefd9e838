// Widths: a page brought to one, and what then stands out of it.
import type { Page } from '@playwright/test';

/** Waits until the page has drawn what it was told: it draws in the next frame, and what observes sizes hears of it in that one. */
export const drawn = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Gives the page another size. */
export async function resize(page: Page, width: number, height = 800): Promise<void> {
  await page.setViewportSize({ width, height });
  await drawn(page);
}

/** By how many pixels a page scrolls sideways. */
export const over = (page: Page): Promise<number> => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth);

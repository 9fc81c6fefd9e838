// A reader with a keyboard and no mouse: walks with Tab, and at every stop the focus must be seen.
import { expect, type Locator, type Page } from '@playwright/test';

interface Stop { name: string; there: boolean; body: boolean; seen: boolean; inView: boolean; thumb: boolean; box: { x: number; y: number; width: number; height: number } }

/** The element that has the focus, through shadow roots: what it is, whether one can see that it has it, and whether it is the one looked for. Runs in the page. */
const describe = (target?: Element): Stop => {
  let at: Element = document.activeElement ?? document.body;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const ring = (e: Element): boolean => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$/.test(style.outlineColor);
  };
  const around = [at, at.closest('label'), at.nextElementSibling, at.parentElement].filter((e): e is Element => e !== null);
  const box = at.getBoundingClientRect();
  return {
    name: `${at.localName}.${at.className} ${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 40)}`,
    there: target !== undefined && (target.getRootNode() as Document | ShadowRoot).activeElement === target,
    body: at === document.body, seen: around.some(ring), thumb: at.matches('[type=range]'), box: { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 }, inView: box.bottom > 0 && box.top < innerHeight,
  };
};

export class Keys {
  /** The thumbs whose ring was seen in a picture: one look at each is enough. */
  private readonly shown = new Set<string>();
  constructor(readonly page: Page) {}

  /** Tabs until the target has the focus. */
  async to(target: Locator, most = 60): Promise<void> {
    const stops: string[] = [];
    for (let i = 0; i < most; i += 1) {
      await this.page.keyboard.press('Tab');
      const now = await target.evaluate(describe);
      stops.push(now.name);
      if (!now.body) {
        expect(now.seen || (now.thumb && (await this.thumbShows(now))), `the focus can be seen on ${now.name}`).toBe(true);
        expect(now.inView, `${now.name} is in view when it has the focus`).toBe(true);
      }
      if (now.there) return;
    }
    throw new Error(`Tab does not reach ${target}; it stopped at ${stops.join(' | ')}`);
  }

  /** A thumb's ring has no style to ask for: the picture with the focus is another than without. */
  private async thumbShows({ name, box: clip }: Stop): Promise<boolean> {
    if (this.shown.has(name)) return true;
    const focused = await this.page.screenshot({ clip, caret: 'initial' });
    await this.page.evaluate(() => {
      let at: Element = document.activeElement!;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      (at as HTMLElement).blur();
      Object.assign(globalThis, { __focusAgain: at });
    });
    const without = await this.page.screenshot({ clip, caret: 'initial' });
    await this.page.evaluate(() => (globalThis as unknown as { __focusAgain: HTMLElement }).__focusAgain.focus());
    if (focused.equals(without)) return false;
    this.shown.add(name);
    return true;
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  /** Chooses one of a group of radios: Tab comes to the group, arrows move in it. */
  async choose(radios: Locator, wanted: number): Promise<void> {
    const checked = async (): Promise<number> => radios.evaluateAll((all) => all.findIndex((r) => (r as HTMLInputElement).checked));
    const from = Math.max(0, await checked());
    await this.to(radios.nth(from));
    if ((await checked()) < 0) await this.page.keyboard.press('Space');
    for (let i = from; i < wanted; i += 1) await this.page.keyboard.press('ArrowDown');
    for (let i = from; i > wanted; i -= 1) await this.page.keyboard.press('ArrowUp');
    await expect(radios.nth(wanted)).toBeChecked();
  }

  focused(): Promise<Stop> { return this.page.evaluate(describe, undefined); }
}

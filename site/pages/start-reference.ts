// The reference at work: the light switch, the search of the index.
import { isDark, switchTheme } from '../boot/theme.js';

export function startTop(root: ParentNode): void {
  const button = root.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  const draw = (): void => {
    button.hidden = false;
    button.setAttribute('aria-label', `Switch to ${isDark() ? 'light' : 'dark'}`);
    button.querySelector('.long')!.textContent = isDark() ? 'Light' : 'Dark';
  };
  button.addEventListener('click', () => { switchTheme(); draw(); });
  draw();
}

/** What has all the words stays; a section without any goes. */
export function startSearch(root: ParentNode): void {
  const box = root.querySelector<HTMLInputElement>('#find');
  if (!box) return;
  root.querySelector<HTMLElement>('.search')!.hidden = false;
  const items = [...root.querySelectorAll<HTMLElement>('[data-words]')];
  const sections = [...root.querySelectorAll<HTMLElement>('.lists section')];
  const filter = (): void => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const item of items) {
      item.hidden = !words.every((word) => item.dataset['words']!.includes(word));
      if (!item.hidden) left += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector('[data-words]:not([hidden])');
    root.querySelector<HTMLElement>('.nothing')!.hidden = left > 0;
    root.querySelector('#found')!.textContent = words.length ? `${left} of ${items.length}` : '';
  };
  box.addEventListener('input', filter);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { box.value = ''; filter(); }
    if (event.key === 'Enter') root.querySelector<HTMLAnchorElement>('[data-words]:not([hidden]) a')?.click();
  });
  // The browser may bring back what was typed.
  filter();
}

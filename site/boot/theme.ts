// Light or dark: the reader's choice on this machine, else the system's. Runs before the first paint.
const KEY = 'ironlab/theme';
const root = document.documentElement;

export function storedTheme(): string | null {
  try { return localStorage.getItem(KEY); } catch { return null; }
}
export const isDark = (): boolean => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
export function applyTheme(): void {
  const theme = storedTheme();
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
}
export function switchTheme(): void {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  try { localStorage.setItem(KEY, root.dataset.theme); } catch { /* the choice lasts as long as the page */ }
}

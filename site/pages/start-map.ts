// Draws the map with the reader's progress over the pre-rendered one, and again when another tab saves.
import { render } from 'lit';
import { isDark, switchTheme } from '../boot/theme.js';
import { ledger } from '../element/storage.js';
import type { LabIndexEntry } from '../lab/compiled.js';
import { progress } from '../session/index.js';
import { map } from './map.js';

export function startMap(into: HTMLElement, labs: LabIndexEntry[], href: (id: string) => string): () => void {
  // Told once by the ledger, shown as long as the page.
  const remarks: string[] = [];
  const draw = (): void => {
    const found = labs.map((lab) => {
      const loaded = ledger().load(lab.id);
      if (loaded.say) remarks.push(loaded.say);
      return [lab.id, progress(lab, loaded.data)] as const;
    });
    render(map({ labs, progress: Object.fromEntries(found), href, dark: isDark(), theme: () => { switchTheme(); draw(); }, remarks }), into);
  };
  into.replaceChildren();
  draw();
  addEventListener('storage', draw);
  addEventListener('pageshow', draw);
  return () => { removeEventListener('storage', draw); removeEventListener('pageshow', draw); };
}

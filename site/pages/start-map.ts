// Draws the map with the reader's progress over the pre-rendered one, and again when another tab saves.
import { render } from 'lit';
import { isDark, switchTheme } from '../boot/theme.js';
import { ledger } from '../element/storage.js';
import type { LabIndexEntry } from '../lab/compiled.js';
import { progress } from '../session/index.js';
import type { Host } from '../boot/host.js';
import type { Landmark } from './machine-figure.js';
import { map } from './map.js';
import { machineControl } from './start-machine.js';

export function startMap(into: HTMLElement, labs: LabIndexEntry[], landmarks: Landmark[], host: Pick<Host, 'core' | 'measure' | 'reference'>, href: (id: string) => string): () => void {
  // Told once by the ledger, shown as long as the page.
  const remarks = new Set<string>();
  let asked: { query: string; found: ReadonlyMap<string, string> | null; trouble: string } = { query: '', found: null, trouble: '' };
  const ask = async (query: string): Promise<void> => {
    asked = { ...asked, query, trouble: '' };
    try {
      const { find } = await import('./find.js');
      asked = { ...asked, found: find(labs, asked.query) };
    } catch {
      asked = { query, found: null, trouble: 'The search could not be loaded. Check the connection, then type again.' };
    }
    draw();
  };
  const machine = machineControl(landmarks, host, () => draw());
  const draw = (): void => {
    ledger().refresh();
    const found = labs.map((lab) => {
      const loaded = ledger().load(lab.id);
      if (loaded.say) remarks.add(loaded.say);
      return [lab.id, progress(lab, loaded.data)] as const;
    });
    const { state, measure, cancel, forget } = machine;
    render(map({ labs, machine: { ...state, landmarks, measure, cancel, forget }, progress: Object.fromEntries(found), href, dark: isDark(), theme: () => { switchTheme(); draw(); }, remarks: [...remarks], ledger: href('ledger'), reference: host.reference(''), search: { ...asked, ask: (query) => void ask(query) } }), into);
  };
  into.replaceChildren();
  const again = (): void => { draw(); machine.refresh(); };
  again();
  addEventListener('storage', again);
  addEventListener('pageshow', draw);
  return () => { machine.cancel(); removeEventListener('storage', again); removeEventListener('pageshow', draw); };
}

// The kinds of drawing there are, and which of them a lab uses. Pure: the build asks it too, to load with a page what it needs.
import type { CompiledLab, View } from '../lab/compiled.js';

export type Kind = 'cards' | 'verdict' | 'table' | 'formula' | 'bars' | 'layouts' | 'lines' | 'scatter' | 'histogram' | 'roofline' | 'heatmap' | 'timeline' | 'network';

/** Drawn by the instrument itself; each other kind is a file of its own, fetched where a lab uses it. */
export const CORE: readonly Kind[] = ['cards', 'verdict', 'table', 'formula', 'bars'];
const LAYOUTS = new Set(['grouped', 'stacked', 'waterfall', 'interval']);
/** The file of each kind in site/views. */
export const FILES = { layouts: 'bars-layouts', lines: 'lines', scatter: 'scatter', histogram: 'histogram', roofline: 'roofline', heatmap: 'heatmap', timeline: 'timeline', network: 'network' } as const;
export type Fetched = keyof typeof FILES;
/** Models that the drawing itself asks, beside those of the lab's calls. */
export const MODELS: Partial<Record<Kind, string[]>> = { roofline: ['roofline', 'magnitude_gap'], scatter: ['pareto_front'] };

export const kindOf = (view: View): Kind => (view.view === 'bars' && LAYOUTS.has(view.layout) ? 'layouts' : view.view);

export const viewsOf = (lab: CompiledLab): View[] => [...lab.acts.flatMap((act) => act.instrument.views), ...(lab.specimens ?? []).flatMap((s) => s.shows.map((show) => show.view))];
export const kindsOf = (lab: CompiledLab): Kind[] => [...new Set(viewsOf(lab).map(kindOf))];
export const fetched = (lab: CompiledLab): Fetched[] => kindsOf(lab).filter((kind): kind is Fetched => kind in FILES);

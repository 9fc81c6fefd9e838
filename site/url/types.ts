// The types of links: what a fragment says about a lab, and what of it could not be used.
import type { CompiledLab, Value } from '../lab/compiled.js';
import type { Live } from '../runtime/types.js';

export interface Link {
  /** Act index from 0. */
  act?: number;
  context?: string;
  values: Record<string, Value>;
  /** One sentence for each part that was ignored. */
  say: string[];
}

export interface UrlApi {
  /** Splits "#/vol1/01;s1;act=2" into lab and rest; `lab` is null for "#s1;…" or an empty fragment. */
  route(fragment: string): { lab: string | null; rest: string };
  /** Never throws. Give it the whole fragment; a lab prefix is skipped. */
  parseLink(lab: CompiledLab, fragment: string): Link;
  /** "#s1;act=2;c=tiny;workload=kws_dscnn"; with `prefix` (zip): "#/vol1/01;s1;…". Touched controls only, keys sorted. */
  mint(lab: CompiledLab, live: Live & { act: number }, prefix?: boolean): string;
}

// The types of links: what a fragment says about a lab, and what of it could not be used.
import type { Value } from '../lab/compiled.js';

export interface Link {
  /** Act index from 0. */
  act?: number;
  context?: string;
  values: Record<string, Value>;
  /** One sentence for each part that was ignored. */
  say: string[];
}

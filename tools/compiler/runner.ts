// The core behind the compiler: evaluates graphs through the wasm client, as the page does.
import { existsSync } from 'node:fs';
import type { Core } from '../../wasm/client/core.js';
import type { Runner } from './lab.js';

const WASM = new URL('../../build/wasm/wasm/ironlab_models.wasm', import.meta.url);

export function runnerOf(core: Core): Runner {
  return {
    evaluate(data, states) {
      const made = core.graph(data);
      if (!made.ok) throw new Error(`The core refuses the graph: ${made.error.message}`);
      try {
        return states.map(s => {
          const { arena } = made.value.evaluate(s);
          return Array.from(arena, x => (Number.isFinite(x) ? x : null));
        });
      } finally { made.value.free(); }
    },
  };
}

/** The core of this checkout's build, or null with the reason. */
export async function loadBuiltCore(): Promise<{ core: Core } | { why: string }> {
  if (!existsSync(WASM)) return { why: 'The wasm core is not built.' };
  try {
    const { loadCore } = await import('../../wasm/client/node.js');
    return { core: await loadCore() };
  } catch (e) { return { why: (e as Error).message }; }
}

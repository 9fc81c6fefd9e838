// A printed number, as a link to where it comes from while the reader wants to know.
import type { Bound } from '../lab/compiled.js';
import type { Env } from '../runtime/types.js';
import { here, type Scene } from './scene.js';

export function linked(scene: Scene, bound: Bound, env: Env = here(scene), plain: (text: string) => unknown = (text) => text): unknown {
  const { text } = scene.model.print(bound, env);
  return scene.linker?.bound?.(scene, bound, text, env) ?? plain(text);
}

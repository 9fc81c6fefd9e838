// Where things are, from the repository's root; works in any folder, spaces included.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const under = (path: string): string => fileURLToPath(new URL(path, new URL('../../', import.meta.url)));
export const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('base64url').replace(/[-_]/g, '').slice(0, 8).toLowerCase();

import type { IncomingMessage, ServerResponse } from 'node:http';
export interface Serving {
  url: string;
  close(): Promise<void>;
}
export function serve(options: { root: string; port?: number; base?: string; strict?: boolean; first?: (path: string, request: IncomingMessage, response: ServerResponse) => boolean }): Promise<Serving>;

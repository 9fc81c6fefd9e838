export interface Serving {
  url: string;
  close(): Promise<void>;
}
export function serve(options: { root: string; port?: number; base?: string; strict?: boolean }): Promise<Serving>;

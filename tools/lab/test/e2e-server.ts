// Serves build/site to the browser tests, on a free port and under a path that is not the root: the site must work
// wherever a course puts it. The tests find it as Playwright's baseURL.
import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { serve } from "../../site/serve.mjs";

/** An empty page of the site's origin: there a test writes what a reader's browser has stored. */
const blank = (at: string) => (path: string, _request: unknown, response: ServerResponse): boolean => {
  if (path !== at) return false;
  response.writeHead(200, { "Content-Type": "text/html", "Cache-Control": "no-store" }).end('<!doctype html><link rel="icon" href="data:,">');
  return true;
};

export default async function start() {
  const root = fileURLToPath(new URL("../../../build/site", import.meta.url));
  if (!existsSync(root)) throw new Error("build/site does not exist: run ./lab build first");
  const base = "/course/labs/";
  const { url, close } = await serve({ root, base, first: blank(`${base}blank.html`) });
  process.env.IRONLAB_E2E_URL = url;
  return close;
}

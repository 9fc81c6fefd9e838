// Serves build/site to the browser tests, on a free port and under a path that is not the root: the site must work
// wherever a course puts it. The tests find it as Playwright's baseURL.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../../site/serve.mjs";

export default async function start() {
  const root = fileURLToPath(new URL("../../../build/site", import.meta.url));
  if (!existsSync(root)) throw new Error("build/site does not exist: run ./lab build first");
  const { url, close } = await serve({ root, base: "/course/labs/" });
  process.env.IRONLAB_E2E_URL = url;
  return close;
}

// The page's parts without a browser: types, then unit tests, some of them on the compiled labs that building the site leaves.
import { add, build, run, tool, vitest } from "./run.mjs";

export default async function site() {
  await build("cli", "generated", "wasm", "compute", "site");
  const [{ code }, tested] = await Promise.all([run(tool("tsc"), ["--noEmit"], { held: true }), vitest("tests/site")]);
  console.log(code === 0 ? "   types are right" : "   types are wrong (above)");
  return add(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, tested);
}

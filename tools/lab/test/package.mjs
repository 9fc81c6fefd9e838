// What others get of the core: the command line tool, the installed library, the npm package.
import { build, vitest } from "./run.mjs";

export default async function packages() {
  await build("cli", "library", "generated", "wasm", "npm", "kernel-bench");
  return vitest("tests/package");
}

// The labs: compiled and checked, with nothing written; then the compiler's own tests.
import { add, build, selfCounting, tool, vitest } from "./run.mjs";

export default async function labs() {
  await build("cli", "generated", "wasm");
  return add(await selfCounting(tool("tsx"), ["tools/compiler/main.ts", "--check"]), await vitest("tests/labs"));
}

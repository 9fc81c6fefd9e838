// The labs: compiled and checked, with nothing written.
import { build, selfCounting, tool } from "./run.mjs";

export default async function labs() {
  await build("cli", "generated", "wasm");
  return selfCounting(tool("tsx"), ["tools/compiler/main.ts", "--check"]);
}

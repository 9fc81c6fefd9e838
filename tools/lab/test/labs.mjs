// The labs, proved as `./lab prove` does but at a tenth of its random states; then the tests of compiler and prover.
import { add, build, selfCounting, tool, vitest } from "./run.mjs";

export default async function labs() {
  await build("cli", "generated", "wasm", "compute");
  // The prover has one thread.
  return add(...(await Promise.all([selfCounting(tool("tsx"), ["tools/prover/main.ts", "--states", "1000"], { held: true }), vitest("tests/labs")])));
}

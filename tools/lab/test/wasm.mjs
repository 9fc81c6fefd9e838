// The wasm build and its client, in node; native and wasm must agree bit for bit.
import { build, vitest } from "./run.mjs";

export default async function wasm() {
  await build("cli", "generated", "wasm", "compute", "math-check");
  return vitest("tests/wasm");
}

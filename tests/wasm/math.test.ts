// The one maths library: 100,000 inputs a function give the same bits natively and in wasm.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const built = (path: string) => fileURLToPath(new URL(`../../build/${path}`, import.meta.url));
const count = "100000";
const seed = "20240607";

test("every maths function gives the same bits natively and in wasm", { timeout: 60_000 }, async () => {
  const native = execFileSync(built("native/core/math/ironlab_math_digest"), [count, seed], { encoding: "utf8" });
  const { default: start } = await import(/* @vite-ignore */ built("wasm/core/math/ironlab_math_digest.mjs"));
  const lines: string[] = [];
  await start({ arguments: [count, seed], print: (line: string) => lines.push(line) });
  expect(lines.length).toBeGreaterThan(20);
  expect(lines).toEqual(native.trim().split("\n"));
});

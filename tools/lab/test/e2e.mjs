// The built site in a real browser.
import { build, playwright } from "./run.mjs";

export default async function e2e() {
  await build("cli", "generated", "wasm", "compute", "site");
  return playwright();
}

// Conventions of the repository that a compiler does not enforce: each script in tools/checks is one test.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";

export default async function checks() {
  const result = { passed: 0, failed: 0 };
  for (const name of readdirSync(join(root, "tools/checks")).filter((n) => n.endsWith(".mjs")).sort()) {
    const { code, output } = await run(process.execPath, [join(root, "tools/checks", name)], { quiet: true });
    console.log(`   ${code === 0 ? "ok    " : "FAILED"} ${name}`);
    if (code !== 0) console.log(output);
    result[code === 0 ? "passed" : "failed"]++;
  }
  return result;
}

// Shell scripts parse, and those meant to be called are executable.
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { files, read, report } from "./lib/sources.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const findings = [];
const modes = new Map(
  execFileSync("git", ["ls-files", "-s"], { encoding: "utf8" }).split("\n").map((row) => [row.split("\t")[1], row.slice(0, 6)]),
);
for (const file of files(".", /(^lab|^\.ci\/run|\.sh|\.inc)$/)) {
  const { status, stderr } = spawnSync("bash", ["-n", file], { encoding: "utf8" });
  if (status !== 0) findings.push({ file, line: 1, message: stderr.trim() });
  if (read(file).startsWith("#!") && modes.has(file) && modes.get(file) !== "100755")
    findings.push({ file, line: 1, message: "has a #! line but is not executable" });
}
report(findings);

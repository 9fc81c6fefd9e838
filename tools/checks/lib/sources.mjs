// What the checks share: listing the repository's files, stripping comments and strings, reporting.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Files that are committed or could be (not ignored), below `folder`, whose name matches. */
export function files(folder, pattern) {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder], {
    cwd: root, encoding: "utf8", maxBuffer: 1 << 26,
  });
  return [...new Set(list.split("\0"))].filter((name) => pattern.test(name));
}

export function read(name) {
  try {
    return readFileSync(join(root, name), "utf8");
  } catch {
    return ""; // deleted but not yet committed
  }
}

const blank = (text) => text.replace(/[^\n]/g, " ");

/** C++ with comments and string literals blanked, so that line numbers stay. */
export const code = (text) =>
  text.replace(/R"([^(\s]*)\([\s\S]*?\)\1"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|(?<![\w'])'(?:\\.|[^'\\\n])'/g, blank);

/** Prints the findings as file:line: message and ends with 1 if there are any. */
export function report(findings) {
  for (const { file, line, message } of findings) console.log(`${file}:${line}: ${message}`);
  process.exit(findings.length ? 1 : 0);
}

export const line = (text, index) => text.slice(0, index).split("\n").length;

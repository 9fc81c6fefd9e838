// exp, log, pow and their like differ in the last bit between C libraries, so the core takes them from core/math only:
// a call of one of them in core/ must read math::name(...). sqrt, fabs, floor and other exact functions are free.
import { code, files, line, read, report } from "./lib/sources.mjs";

const [, list] = /define IRONLAB_MATH_FUNCTIONS([\s\S]*)/.exec(read("core/math/functions.h"));
const names = [...list.matchAll(/[XY]\((\w+)\)/g)].map((m) => m[1]).filter((name) => !["X", "Y"].includes(name));
names.push("lgamma", "exp10", "pow10", "asinh", "acosh", "atanh", "beta");
const call = new RegExp(`(?<before>[\\w:.>]*?)(?<![\\w.>])(?<name>${names.join("|")})[fl]?\\s*\\(`, "g");

const findings = [];
for (const file of files("core", /\.(h|cpp)$/).filter((name) => !name.startsWith("core/math/"))) {
  const text = code(read(file));
  for (const found of text.matchAll(call)) {
    const { before, name } = found.groups;
    if (/(^|::)math::$/.test(before)) continue;
    findings.push({ file, line: line(text, found.index), message: `${before}${name}: call math::${name} (core/math/math.h)` });
  }
  for (const found of text.matchAll(/#include\s*<(math\.h|random|complex)>/g))
    findings.push({ file, line: line(text, found.index), message: `<${found[1]}> differs between platforms` });
}
report(findings);

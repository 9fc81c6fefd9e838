// npm packages are pinned exactly, and the lock file names no host that they were fetched from.
import { read, report } from "./lib/sources.mjs";

const findings = [];
const { dependencies, devDependencies } = JSON.parse(read("package.json"));
for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
  if (!/^\d+\.\d+\.\d+$/.test(version)) findings.push({ file: "package.json", line: 1, message: `${name} is not pinned: ${version}` });
const { packages } = JSON.parse(read("package-lock.json"));
for (const [path, { resolved, integrity }] of Object.entries(packages)) {
  if (resolved) findings.push({ file: "package-lock.json", line: 1, message: `${path} names its host (see .npmrc)` });
  if (path && !integrity) findings.push({ file: "package-lock.json", line: 1, message: `${path} has no hash` });
}
report(findings);

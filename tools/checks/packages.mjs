// npm packages are pinned exactly, and the lock files name no host that they were fetched from.
import { read, report } from "./lib/sources.mjs";

const findings = [];
for (const folder of ["", "tools/bench/peers/"]) {
  const file = `${folder}package.json`, lock = `${folder}package-lock.json`;
  const { dependencies, devDependencies } = JSON.parse(read(file));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    if (!/^\d+\.\d+\.\d+$/.test(version)) findings.push({ file, line: 1, message: `${name} is not pinned: ${version}` });
  const { packages } = JSON.parse(read(lock));
  for (const [path, { resolved, integrity }] of Object.entries(packages)) {
    if (resolved) findings.push({ file: lock, line: 1, message: `${path} names its host (see .npmrc)` });
    if (path && !integrity) findings.push({ file: lock, line: 1, message: `${path} has no hash` });
  }
}
report(findings);

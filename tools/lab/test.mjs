// Runs the test suites, in order of how soon each tells something: `./lab test [suite ...]`.
// Each suite is a file test/<suite>.mjs whose default export builds what it needs, runs, and returns
// { passed, failed }. A runner that crashes or reports nothing counts as one failed. The last line is the sum.
import { root } from "./test/run.mjs";

const suites = ["checks", "core", "fuzz", "wasm", "package", "labs", "site", "e2e"];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suites.includes(name));
if (unknown.length) {
  console.error(`There is no suite ${unknown.join(", ")}. Suites: ${suites.join(" ")}`);
  process.exit(2);
}

process.chdir(root);
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);
const table = [];
for (const name of suites.filter((name) => !asked.length || asked.includes(name))) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  let result;
  try {
    const { default: run } = await import(`./test/${name}.mjs`);
    result = await run();
    if (!(result.passed + result.failed > 0)) throw new Error("it reported no test at all");
  } catch (error) {
    console.log(`   ${error.message}`);
    result = { passed: 0, failed: 1 };
  }
  table.push({ name, ...result, time: seconds(started) });
}

const sum = (key) => table.reduce((total, row) => total + row[key], 0);
console.log(`\n${"suite".padEnd(8)}${"passed".padStart(8)}${"failed".padStart(8)}${"time".padStart(9)}`);
for (const { name, passed, failed, time } of table)
  console.log(`${name.padEnd(8)}${String(passed).padStart(8)}${String(failed).padStart(8)}${`${time} s`.padStart(9)}`);
process.exitCode = sum("failed") ? 1 : 0;
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);

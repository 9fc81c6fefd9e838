// What the suites share: running a command, building, and reading the reports of Catch2, vitest and Playwright.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const tool = (name) => join(root, "node_modules/.bin", name);

/** Runs a command, showing its output (`held`: when it has ended); resolves to { code, output } and never throws. Ends it after `minutes`. */
export function run(command, args, { env = {}, minutes = 15, quiet = false, held = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root, env: { ...process.env, FORCE_COLOR: "0", ...env }, stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const hear = (text) => {
      output = (output + text).slice(-1_000_000);
      if (!quiet && !held) process.stdout.write(text);
    };
    const timer = setTimeout(() => {
      hear(`\n   ended after ${minutes} minutes\n`);
      child.kill("SIGKILL");
    }, minutes * 60_000);
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", (error) => hear(`${command}: ${error.message}\n`));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (held) process.stdout.write(output);
      done({ code: code ?? signal ?? "no start", output });
    });
  });
}

/** Builds parts (see build.sh) or throws. */
export async function build(...parts) {
  const { code } = await run("bash", [join(root, "lab"), "build", ...parts]);
  if (code !== 0) throw new Error(`building ${parts.join(", ")} failed`);
}

/** A report file's place: its folder made, an older report removed. */
export function report(name) {
  const file = join(root, "build/test", name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** A runner that ended badly without a failed test to show for it still counts as a failure. */
export function settle({ passed, failed }, code, who) {
  if (code !== 0 && failed === 0) {
    console.log(`   ${who} ended with ${code} although no test failed`);
    return { passed, failed: 1 };
  }
  return { passed, failed };
}

export const add = (...results) => ({
  passed: results.reduce((n, r) => n + r.passed, 0),
  failed: results.reduce((n, r) => n + r.failed, 0),
});

function read(file, who, code) {
  if (existsSync(file)) return readFileSync(file, "utf8");
  throw new Error(`${who} ended with ${code} and left no report`);
}

/** Runs a Catch2 program, a share of its cases on each core; a test case is a test. */
export async function catch2(program, name, env = {}) {
  const shards = availableParallelism();
  return add(...(await Promise.all(Array.from({ length: shards }, (_, i) => shard(program, `${name}-${i + 1}`, env, ["--shard-count", String(shards), "--shard-index", String(i)])))));
}

async function shard(program, name, env, args) {
  const file = report(`${name}.xml`);
  const { code } = await run(program, ["--reporter", "console", "--reporter", `XML::out=${file}`, ...args], { env, held: true });
  const cases = /<OverallResultsCases successes="(\d+)" failures="(\d+)"/.exec(read(file, name, code));
  if (!cases) throw new Error(`${name} ended with ${code} before its report was complete`);
  return settle({ passed: Number(cases[1]), failed: Number(cases[2]) }, code, name);
}

/** Runs vitest on a folder; a file that does not even load is a failed test. */
export async function vitest(folder) {
  const file = report(`vitest-${folder.replaceAll("/", "-")}.json`);
  // By itself it leaves one core to its own process, which has little to do: of two that is half.
  const { code } = await run(tool("vitest"), ["run", folder, `--maxWorkers=${availableParallelism()}`, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(read(file, "vitest", code));
  const unloaded = testResults.filter((f) => f.status === "failed" && !f.assertionResults.some((t) => t.status === "failed"));
  return settle({ passed: numPassedTests, failed: numFailedTests + unloaded.length }, code, "vitest");
}

/** Runs a program that says itself how many passed and failed, in its last such line; otherwise it is one test. */
export async function selfCounting(command, args, options) {
  const { code, output } = await run(command, args, options);
  const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  if (!counts) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return settle({ passed: Number(counts[1]), failed: Number(counts[2]) }, code, command);
}

/** Runs the browser tests. */
export async function playwright() {
  const file = report("playwright.json");
  const { code } = await run(tool("playwright"), ["test", "--reporter=list,json"], { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, minutes: 18 });
  const { stats, errors } = JSON.parse(read(file, "playwright", code));
  for (const error of errors) console.log(`   ${error.message}`);
  if (stats.flaky > 0) console.log(`   ${stats.flaky} passed only when tried again: look at them`);
  return settle({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, code, "playwright");
}

// What the models cost in the wasm module: its size less that of one without models, by their number. Ends with 1 when the module is over
// its budget; the mean is an aim.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const build = fileURLToPath(new URL("../../../build/", import.meta.url));
const BUDGET = 80 * 1024, AIM = 250;

function size(name) {
  const data = readFileSync(`${build}wasm/wasm/${name}.wasm`);
  return { raw: data.length, brotli: brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length };
}

const count = JSON.parse(readFileSync(`${build}generated/core-table.json`, "utf8")).models.length;
const all = size("ironlab_models"), none = size("ironlab_no_models");
const each = { raw: (all.raw - none.raw) / count, brotli: (all.brotli - none.brotli) / count };
const report = { models: count, wasm: all, without_models: none, bytes_a_model: each, method: "size of the module less that of the same module with an empty registry, by the number of models" };

const row = (name, { raw, brotli }, budget) =>
  console.log(`${name.padEnd(46)}${raw.toFixed(0).padStart(8)}${brotli.toFixed(0).padStart(16)}${budget ? `${String(budget).padStart(8)}  ${brotli <= budget ? "within" : "OVER"}` : ""}`);
console.log(`${"bytes".padEnd(46)}${"raw".padStart(8)}${"brotli".padStart(16)}${"budget".padStart(8)}`);
row(`wasm with its ${count} models`, all, BUDGET);
row("wasm without models", none);
row("a model, mean (with what only models use)", each, AIM);
console.log();
mkdirSync(`${build}reports`, { recursive: true });
writeFileSync(`${build}reports/size.json`, `${JSON.stringify(report, null, 1)}\n`);
process.exitCode = all.brotli <= BUDGET ? 0 : 1;

// Times kernels in Chromium, interleaved: every contestant runs a few milliseconds in each round, and what is reported are
// medians over the rounds and the medians of ratios within a round, so that a busy machine disturbs all alike.
//
//   cmake --build build/wasm --target ironlab_kernel_bench ironlab_kernel_bench_relaxed
//   node tools/bench/kernels/bench.mjs [--rounds 40] [--only packed] [--others folder] [--op 0] 256 512 1024 1x4096x4096
//
// --others: a folder with node_modules/@tensorflow/tfjs-{core,backend-wasm} and onnxruntime-web, for comparison.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";

const options = { rounds: "40", only: "", others: "", op: "0" };
const sizes = [];
for (let args = process.argv.slice(2); args.length > 0; args.shift()) {
  if (args[0].startsWith("--")) options[args.shift().slice(2)] = args[0];
  else sizes.push(args[0].includes("x") ? args[0].split("x").map(Number) : Array(3).fill(Number(args[0])));
}

const build = new URL("../../../build/wasm/tools/bench/kernels/", import.meta.url).pathname;
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const file = [join(build, path), join(options.others || build, path)].find((candidate) => path !== "/" && existsSync(candidate));
  // Not cross-origin isolated: the others would start threads. So the clock has steps of 100 µs.
  response.setHeader("Content-Type", types[extname(file ?? ".html")] ?? "text/plain");
  response.end(file ? readFileSync(file) : "<!doctype html><title>bench</title>");
});
await new Promise((resolve) => server.listen(0, resolve));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(error.message));
await page.goto(`http://localhost:${server.address().port}/`);
const scripts = ["ironlab_kernel_bench.js", "ironlab_kernel_bench_relaxed.js"];
if (options.others)
  scripts.push(
    "node_modules/@tensorflow/tfjs-core/dist/tf-core.min.js",
    "node_modules/@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js",
    "node_modules/onnxruntime-web/dist/ort.wasm.min.js",
  );
for (const path of scripts) await page.addScriptTag({ url: `/${path}` });

/** In the page: contestants of one size, each {name, run(seconds) -> calls per second}. */
async function compare({ m, k, n, op, only, rounds, others }) {
  const list = [];
  for (const [label, make] of [["simd128", ironlab_kernel_bench], ["relaxed", ironlab_kernel_bench_relaxed]]) {
    const probe = await make();
    list.push({ name: `${label} peak`, gflops: (s) => probe._peak_gflops(s) });
    for (let i = 0; i < probe._kernel_count(op); i++) {
      const id = probe.UTF8ToString(probe._kernel_id(op, i));
      if (!id.match(only) || (label === "relaxed" && !id.match(/fused|dot7/))) continue;
      const kernels = await make(); // its own memory: one kernel is prepared at a time
      const ready = kernels._prepare_kernel(op, i, m, k, n, 64, 1);
      if (ready < 0) console.error(`${id} is disqualified`);
      if (ready === 1) list.push({ name: `${label} ${id}`, gflops: (s) => kernels._run_kernel(s) * 2e-9 * m * k * n });
    }
  }
  if (others) {
    const values = (count) => Float32Array.from({ length: count }, (_, i) => ((i * 37) % 101) / 101);
    const timed = async (seconds, call) => {
      const start = performance.now();
      let calls = 0;
      do {
        await call();
        calls++;
      } while (performance.now() - start < seconds * 1e3);
      return (calls / (performance.now() - start)) * 1e-6 * 2 * m * k * n;
    };
    tf.wasm.setWasmPaths("/node_modules/@tensorflow/tfjs-backend-wasm/dist/");
    await tf.setBackend("wasm");
    const a = tf.tensor2d(values(m * k), [m, k]), b = tf.tensor2d(values(k * n), [k, n]);
    // Asynchronous only where it must be: a product of tfjs is done when the call returns.
    const tfjs = (seconds) => {
      const start = performance.now();
      let calls = 0;
      do {
        tf.matMul(a, b).dispose();
        calls++;
      } while (performance.now() - start < seconds * 1e3);
      return (calls / (performance.now() - start)) * 1e-6 * 2 * m * k * n;
    };
    list.push({ name: "tfjs-wasm", gflops: tfjs });
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmPaths = "/node_modules/onnxruntime-web/dist/";
    const session = await ort.InferenceSession.create(matMulModel(m, k, n));
    const feeds = { a: new ort.Tensor("float32", values(m * k), [m, k]), b: new ort.Tensor("float32", values(k * n), [k, n]) };
    list.push({ name: "onnxruntime-web", gflops: (s) => timed(s, () => session.run(feeds)) });
  }
  // An ONNX model of one MatMul, written by hand: fields of a protocol buffer are (number << 3 | 2), length, bytes.
  function matMulModel(rows, inner, columns) {
    const text = (s) => [...new TextEncoder().encode(s)];
    const varint = (x) => (x < 128 ? [x] : [(x & 127) | 128, ...varint(x >>> 7)]);
    const field = (number, bytes) => [(number << 3) | 2, ...varint(bytes.length), ...bytes];
    const number = (id, x) => [id << 3, ...varint(x)];
    const tensor = (name, dims) => [
      ...field(1, text(name)),
      ...field(2, field(1, [...number(1, 1), ...field(2, dims.flatMap((d) => field(1, number(1, d))))])),
    ];
    const node = [...field(1, text("a")), ...field(1, text("b")), ...field(2, text("c")), ...field(4, text("MatMul"))];
    const graph = [
      ...field(1, node), ...field(2, text("g")), ...field(11, tensor("a", [rows, inner])),
      ...field(11, tensor("b", [inner, columns])), ...field(12, tensor("c", [rows, columns])),
    ];
    return new Uint8Array([...number(1, 8), ...field(7, graph), ...field(8, number(2, 13))]);
  }

  const samples = list.map(() => []);
  for (let round = -3; round < rounds; round++)
    for (let i = 0; i < list.length; i++) {
      const gflops = await list[i].gflops(0.01);
      if (round >= 0) samples[i].push(gflops);
    }
  return list.map((contestant, i) => ({ name: contestant.name, samples: samples[i] }));
}

const median = (values) => values.toSorted((x, y) => x - y)[values.length >> 1];
const quantile = (values, q) => values.toSorted((x, y) => x - y)[Math.floor((values.length - 1) * q)];
for (const [m, k, n] of sizes) {
  const rows = await page.evaluate(compare, { m, k, n, op: Number(options.op), only: options.only, rounds: Number(options.rounds), others: Boolean(options.others) });
  const of = (name) => rows.find((row) => row.name === name)?.samples;
  const rivals = ["tfjs-wasm", "onnxruntime-web"].map(of).filter(Boolean);
  console.log(`${m} x ${k} x ${n}${" ".repeat(16)}GFLOP/s: median, p90   of peak   over the faster rival`);
  for (const { name, samples } of rows) {
    const peak = of(`${name.split(" ")[0]} peak`);
    const share = peak ? median(samples.map((x, i) => x / peak[i])).toFixed(3) : "";
    const ratio = rivals.length ? median(samples.map((x, i) => x / Math.max(...rivals.map((r) => r[i])))).toFixed(3) : "";
    console.log(`  ${name.padEnd(30)} ${median(samples).toFixed(1).padStart(7)} ${quantile(samples, 0.9).toFixed(1).padStart(7)} ${share.padStart(8)} ${ratio.padStart(8)}`);
  }
}
await browser.close();
server.close();

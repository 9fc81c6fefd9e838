// In the page: lanes of our two modules and of the peers, all on the same operands. kernels.ts drives it. A lane is made ready,
// judged against FP64 by our module, then run.
import relaxed from "/ours/ironlab_kernel_bench_relaxed.mjs";
import simd128 from "/ours/ironlab_kernel_bench.mjs";

const modules = { simd128: await simd128(), relaxed: await relaxed() };
const lanes = [];

const ids = (core, op) => Array.from({ length: core._kernel_count(op) }, (_, i) => core.UTF8ToString(core._kernel_id(op, i)));

/** Makes lanes of the kernels whose id matches `only`, of peaks, and of peers where asked for. */
export async function begin({ op, m, k, n, only, peers }) {
  for (const lane of lanes.splice(0)) await lane.end?.();
  for (const [set, core] of Object.entries(modules)) {
    const flop = core._start(op, m, k, n);
    if (flop < 0) throw new Error(`no such shape: ${m}x${k}x${n}`);
    const peak = ids(core, op).some((id) => /^dot/.test(id)) ? "int8" : set === "relaxed" ? "fused" : "simd"; // of the kernels' own instructions
    for (let at = 0; at < core._peak_count(); at += 1)
      if (core.UTF8ToString(core._peak_id(at)) === peak) lanes.push({ name: "peak", set, id: "peak", flop: core._peak_flop(at), run: (calls) => core._run_peak(at, calls) });
    ids(core, op).forEach((id, i) => {
      // What needs no relaxed SIMD is the same code in both modules.
      if (!new RegExp(only).test(id) || (set === "relaxed" && !/fused|dot7/.test(id))) return;
      const lane = core._add_lane(i);
      if (lane >= 0) lanes.push({ name: id === "eigen" ? "Eigen" : id, set, id, flop, run: (calls) => core._run_lane(lane, calls), judge: () => core._judge(lane) });
    });
  }
  if (peers) {
    const core = modules.simd128;
    const flop = 2 * m * k * n;
    const matrix = (i, count) => core.HEAPF32.slice(core._operand(i) / 4, core._operand(i) / 4 + count);
    const { makePeers } = await import("/peers.mjs");
    for (const { name, id, product, call, end } of await makePeers(matrix(0, m * k), matrix(1, k * n), { m, k, n }))
      lanes.push({
        name, set: "simd128", id, flop, end,
        run: async (calls) => {
          for (; calls > 0; calls -= 1) {
            const pending = call();
            if (pending) await pending; // only where it must be: waiting costs
          }
        },
        judge: async () => {
          const c = await product();
          if (c.length !== m * n) return Infinity;
          const to = core._foreign_product(); // may move the memory's views
          core.HEAPF32.set(c, to / 4);
          return core._judge_product(to);
        },
      });
  }
  return lanes.map(({ name, set, id, flop }) => ({ name, set, id, flop }));
}

/** Its largest error as a share of the bound. Beyond it: Infinity. */
export const judge = async (i) => (lanes[i].judge ? lanes[i].judge() : 0);
/** Calls it so often: whoever asks holds the clock. */
export const run = async (i, calls) => lanes[i].run(calls);

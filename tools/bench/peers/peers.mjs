// In the page: products by @tensorflow/tfjs-backend-wasm and onnxruntime-web, on one thread with SIMD. Each is {name, id, call,
// product, end}: `call` computes once (a promise where the library makes one), `product` returns what it computes.
/* global tf, ort */

/** Of A (m x k) and B (k x n), row-major. */
export async function makePeers(a, b, { m, k, n }) {
  return [await tfjs(a, b, { m, k, n }), await onnx("ONNX Runtime Web", a, b, { m, k, n }, false), await onnx("ONNX Runtime Web (constant B)", a, b, { m, k, n }, true)];
}

// Its product is XNNPACK's, which packs B when an operator is made, and operators are kept by B's id: B stays packed. A call has
// finished when it returns.
async function tfjs(valuesA, valuesB, { m, k, n }) {
  tf.wasm.setWasmPaths("/node_modules/@tensorflow/tfjs-backend-wasm/dist/");
  if (!(await tf.setBackend("wasm"))) throw new Error("tfjs has no backend named wasm here");
  const a = tf.tensor2d(valuesA, [m, k]), b = tf.tensor2d(valuesB, [k, n]);
  return {
    name: "TensorFlow.js", id: "tfjs",
    call: () => { tf.matMul(a, b).dispose(); },
    product: async () => {
      const c = tf.matMul(a, b);
      const values = await c.data();
      c.dispose();
      return values;
    },
    end: () => { a.dispose(); b.dispose(); },
  };
}

// B is an input of the session, or a constant of the model, which the session packs once when it is made.
async function onnx(name, valuesA, valuesB, { m, k, n }, constant) {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = "/node_modules/onnxruntime-web/dist/";
  const session = await ort.InferenceSession.create(matMulModel(m, k, n, constant ? valuesB : null), { executionProviders: ["wasm"] });
  const feeds = { a: new ort.Tensor("float32", valuesA, [m, k]) };
  if (!constant) feeds.b = new ort.Tensor("float32", valuesB, [k, n]);
  return {
    name, id: constant ? "onnx_constant" : "onnx",
    call: () => session.run(feeds),
    product: async () => (await session.run(feeds)).c.data,
    end: () => session.release(),
  };
}

// An ONNX model of one MatMul. Fields of a protocol buffer are (number << 3 | 2), length, bytes; integers (number << 3), value.
// Numbers of the fields: onnx.proto, IR version 8, operators of version 13.
function matMulModel(rows, inner, columns, constantB) {
  const join = (parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    return all;
  };
  const text = (s) => new TextEncoder().encode(s);
  const varint = (x) => (x < 128 ? [x] : [(x & 127) | 128, ...varint(x >>> 7)]);
  const field = (number, ...parts) => {
    const bytes = join(parts);
    return join([[(number << 3) | 2, ...varint(bytes.length)], bytes]);
  };
  const integer = (number, x) => [number << 3, ...varint(x)];
  const FLOAT = 1;
  const value = (name, dims) => [field(1, text(name)), field(2, field(1, integer(1, FLOAT), field(2, ...dims.map((d) => field(1, integer(1, d))))))];
  const node = field(1, field(1, text("a")), field(1, text("b")), field(2, text("c")), field(4, text("MatMul")));
  const b = constantB
    ? field(5, integer(1, inner), integer(1, columns), integer(2, FLOAT), field(8, text("b")), field(9, new Uint8Array(constantB.buffer, constantB.byteOffset, constantB.byteLength)))
    : field(11, ...value("b", [inner, columns]));
  const graph = join([node, field(2, text("g")), b, field(11, ...value("a", [rows, inner])), field(12, ...value("c", [rows, columns]))]);
  return join([integer(1, 8), field(7, graph), field(8, integer(2, 13))]);
}

// Imports point down the list of layers only. In C++ the build enforces it (core/CMakeLists.txt); this check adds what
// the build cannot see, and does the same for TypeScript.
import { dirname, posix } from "node:path";
import { code, files, line, read, report } from "./lib/sources.mjs";

const findings = [];

// C++: core knows nothing above it and no Emscripten, and never climbs out of a folder with "../".
const layers = /set\(IRONLAB_LAYERS ([^)]*)\)/.exec(read("core/CMakeLists.txt"))[1].split(/\s+/);
for (const file of files("core", /\.(h|cpp)$/)) {
  const text = read(file);
  const own = layers.indexOf(file.split("/")[1]);
  for (const found of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)) {
    const [, mark, path] = found;
    const say = (message) => findings.push({ file, line: line(text, found.index), message });
    if (path.includes("../")) say(`"${path}": include from the root of core, as "layer/file.h"`);
    else if (/^emscripten|\bemscripten\//.test(path)) say(`<${path}>: the core does not know Emscripten`);
    else if (/^nlohmann\//.test(path) && !/^core\/api\/json/.test(file)) say(`<${path}>: JSON lives in core/api/json*.cpp only`);
    else if (mark === '"' && path.includes("/") && layers.includes(path.split("/")[0])) {
      if (layers.indexOf(path.split("/")[0]) > own) say(`"${path}" is a layer above ${layers[own]}`);
    }
  }
  for (const found of code(text).matchAll(/\b(std::)?(rand|srand|time|clock)\s*\(\s*\)|std::random_device|std::chrono/g))
    if (!/^core\/(bench|probe)\//.test(file))
      findings.push({ file, line: line(text, found.index), message: `${found[0]}: the core is deterministic` });
}

// TypeScript: what each folder may import from (besides itself and packages).
const allowed = {
  "wasm/client": ["build/generated", "build/wasm"],
  site: ["wasm/client", "build/generated"],
  "tools/compiler": ["site", "wasm/client", "build/generated", "build/wasm"],
  "tools/prover": ["site", "wasm/client", "tools/compiler", "build/generated"],
  "tools/site": ["site", "wasm/client", "tools/compiler", "tools/prover", "build/generated", "build/wasm"],
};
for (const [folder, others] of Object.entries(allowed)) {
  for (const file of files(folder, /\.m?ts$/)) {
    const text = read(file);
    for (const found of text.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g)) {
      const target = posix.join(dirname(file), found[1]);
      if ([folder, ...others].some((ok) => target === ok || target.startsWith(`${ok}/`))) continue;
      findings.push({ file, line: line(text, found.index), message: `${folder} must not import ${target}` });
    }
  }
}
report(findings);

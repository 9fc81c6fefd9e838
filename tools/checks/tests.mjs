// Every folder of tests belongs to a suite of ./lab test, so that no test is written and never run.
import { files, report } from "./lib/sources.mjs";

const suites = ["core", "fuzz", "wasm", "package", "labs", "site", "e2e"];
const data = ["golden"];
const folders = new Set(files("tests", /\//).map((file) => file.split("/")[1]));
report(
  [...folders]
    .filter((folder) => ![...suites, ...data].includes(folder))
    .map((folder) => ({ file: `tests/${folder}`, line: 1, message: `no suite runs it (tools/lab/test/)` })),
);

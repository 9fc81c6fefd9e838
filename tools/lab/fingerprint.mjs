// Prints one hash of all files below the given paths (name, size, time of change), to tell whether a step's input changed.
import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const hash = createHash("sha256");
const visit = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
  else hash.update(`${path}\0${stat?.size}\0${stat?.mtimeMs}\n`);
};
process.argv.slice(2).forEach(visit);
console.log(hash.digest("hex"));

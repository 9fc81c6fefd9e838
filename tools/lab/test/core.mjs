// The core's tests, native.
import { build, catch2 } from "./run.mjs";

export default async function core() {
  await build("core-tests");
  return catch2("build/native/tests/core/ironlab_core_tests", "core");
}

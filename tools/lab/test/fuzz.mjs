// The facade under random and malformed input, and the core's tests once more, both under sanitizers.
import { add, build, catch2, selfCounting } from "./run.mjs";

const env = { ASAN_OPTIONS: "detect_leaks=1:abort_on_error=0", UBSAN_OPTIONS: "print_stacktrace=1" };

export default async function fuzz() {
  await build("fuzz");
  return add(...(await Promise.all([
    selfCounting("build/native-asan/tests/fuzz/ironlab_fuzz", [], { env, held: true }),
    catch2("build/native-asan/tests/core/ironlab_core_tests", "core-asan", env),
  ])));
}

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("tensor_bytes: exact beyond 32 bits") {
  CHECK(evaluate("tensor_bytes", {{"dims", {128, 512, 512, 512}}, {"element_bytes", 4}})["bytes"] == 68719476736);
}

TEST_CASE("tensor_bytes: an empty shape and a ninth dimension are refused") {
  CHECK(refusal(api::evaluate("tensor_bytes", R"({"dims": [], "element_bytes": 4})"))["code"] == "out_of_range");
  CHECK(refusal(api::evaluate("tensor_bytes", R"({"dims": [1,1,1,1,1,1,1,1,1], "element_bytes": 4})"))["code"] == "too_large");
}

#include "models/memory/activation_op_share.h"

#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("activation_op_share: more inputs, smaller share; a free activation has none") {
  CHECK(ActivationOpShare::evaluate({25, 42}).share > ActivationOpShare::evaluate({25, 576}).share);
  CHECK(evaluate("activation_op_share", {{"cycles", 0}, {"fan_in", 1}})["share"] == 0);
}

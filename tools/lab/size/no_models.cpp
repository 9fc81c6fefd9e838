// A registry without models. Linked in place of the real one, it leaves what the wasm module weighs before its first model:
// bindings, slots, graph, catalogue, run-time library. `./lab size` takes the difference.
#include "models/registry.h"

namespace ironlab {

int model_count() { return 0; }
const ModelTable* model_table(int) { return nullptr; }
std::uint64_t models_hash() { return 0; }

}  // namespace ironlab

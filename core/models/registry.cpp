// Models by index. Subjects follow each other; a model's index is its place in that row.
#include "models/registry.h"

#include <vector>  // std::vector

#include "models/subjects.h"

namespace ironlab {
namespace {

// One after the other, so that the page's many calls find theirs in one step.
const std::vector<const ModelTable*>& all_models() {
  static const std::vector<const ModelTable*> all = [] {
    std::vector<const ModelTable*> found;
    for (const SubjectTable* s : kSubjects)
      for (int i = 0; i < s->count; ++i) found.push_back(s->models + i);
    return found;
  }();
  return all;
}

}  // namespace

int model_count() { return static_cast<int>(all_models().size()); }

const ModelTable* model_table(int index) {
  const auto& all = all_models();
  return index >= 0 && static_cast<std::size_t>(index) < all.size() ? all[static_cast<std::size_t>(index)] : nullptr;
}

std::uint64_t models_hash() {
  std::uint64_t mixed = Hash().value();
  for (const SubjectTable* s : kSubjects) mixed = (mixed ^ s->hash) * 0x100000001b3ULL;
  return mixed;
}

}  // namespace ironlab

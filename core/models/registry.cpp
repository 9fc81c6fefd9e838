// Models by index. Subjects follow each other; a model's index is its place in that row.
#include "models/registry.h"

#include "models/subjects.h"

namespace ironlab {

int model_count() {
  int n = 0;
  for (const SubjectTable* s : kSubjects) n += s->count;
  return n;
}

const ModelTable* model_table(int index) {
  if (index < 0) return nullptr;
  for (const SubjectTable* s : kSubjects) {
    if (index < s->count) return s->models + index;
    index -= s->count;
  }
  return nullptr;
}

std::uint64_t models_hash() {
  std::uint64_t mixed = Hash().value();
  for (const SubjectTable* s : kSubjects) mixed = (mixed ^ s->hash) * 0x100000001b3ULL;
  return mixed;
}

}  // namespace ironlab

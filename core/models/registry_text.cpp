// Models by id, with their names and words. Linked into native builds only.
#include "models/registry.h"
#include "models/subjects.h"

namespace ironlab {
namespace {
const SubjectText* find(int& index) {
  if (index < 0) return nullptr;
  for (const SubjectText* s : kSubjectTexts) {
    if (index < s->count) return s;
    index -= s->count;
  }
  return nullptr;
}
}  // namespace

const ModelInfo* model_info(int index) {
  const SubjectText* s = find(index);
  return s == nullptr ? nullptr : s->models + index;
}

const char* model_subject(int index) {
  const SubjectText* s = find(index);
  return s == nullptr ? "" : s->subject;
}

int model_index(std::string_view id) {
  int base = 0;
  for (const SubjectText* s : kSubjectTexts) {
    for (int i = 0; i < s->count; ++i)
      if (id == s->models[i].id) return base + i;
    base += s->count;
  }
  return -1;
}

}  // namespace ironlab

// All subjects, in the order that numbers the models. A new subject is one line in each of the two lists.
#pragma once

#include "models/subject.h"

namespace ironlab {

extern const SubjectTable kTime;
extern const SubjectText kTimeText;

}  // namespace ironlab

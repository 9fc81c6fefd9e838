// What a table of rows cannot say: that summaries follow from the raw data, and improvements from the two reports.
#pragma once

#include "submission/walk.h"

namespace ironlab::submission {

void check_report(Fields& fields, const std::string& report);  // "/baseline" or "/optimized"
void check_techniques(Fields& fields);
void check_improvements(Fields& fields);
// The improvements of the form 0.x: recomputed from the two reports alone.
void check_legacy_improvements(Fields& fields);

}  // namespace ironlab::submission

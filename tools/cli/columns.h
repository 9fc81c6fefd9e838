// Answers as columns of single values, and columns as CSV or as an aligned table.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "api/json_text.h"

namespace ironlab::cli {

struct Column {
  std::string name, unit;
  std::vector<Json> cells;  // single values, all columns equally many
};
using Columns = std::vector<Column>;

// One field's values over n answers, flattened: a list gives name[0], name[1] ... (as many as the longest), a record name.member, a
// violation name.demand, name.capacity and name.ratio. What an answer lacks is null. A list that is always empty gives no column.
void add_field(Columns& columns, const Field& field, const std::vector<Json>& values);

// RFC 4180: a header and a line a row, ended by CR LF; texts with commas, quotes or line ends are quoted; null is empty.
std::string csv(const Columns& columns);

// Names, then units where there are any, then the rows: numbers at the right, of six digits (whole ones below 1e9 have all), - for null.
std::string table(const Columns& columns);

// One answer as a table of field, value and unit.
std::string list(const Columns& columns);

}  // namespace ironlab::cli

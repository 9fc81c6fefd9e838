// One generic walk over a table of rows, and reading fields of what it found sound.
#pragma once

#include <optional>  // std::optional

#include "submission/document.h"
#include "submission/schema.h"

namespace ironlab::submission {

// A document and what is wrong with it so far. Rules read fields through it, so that none is built on a field that is itself wrong.
class Fields {
 public:
  Fields(const Node& document, Findings& findings) : document_(document), findings_(findings) {}

  // Checks every field against its row: what each one is first, then what ties it to another. Names that no row has are
  // warnings if `strangers` says so.
  void walk(Rows form, bool strangers);

  const Node& document() const { return document_; }
  // What is there, sound or not; null without. Pointers here are of names without / and ~.
  const Node* find(std::string_view pointer) const;
  // Null if it is missing, null, or has an error in it.
  const Node* sound(const std::string& pointer) const;
  std::optional<double> number(const std::string& pointer) const;
  // The numbers of a list.
  std::optional<std::vector<double>> numbers(const std::string& pointer) const;

  void fail(const std::string& pointer, Fault fault) { findings_.fail(pointer, fault); }
  void warn(const std::string& pointer, Notice notice) { findings_.warn(pointer, notice); }
  // Inconsistent unless the number there, if it is sound, agrees with what is expected.
  void expect(const std::string& pointer, double expected, double relative = 1e-6, double absolute = 1e-12);
  void expect_interval(const std::string& pointer, double low, double high);
  // Any number in the document that is not finite, wherever it stands.
  void refuse_infinite();

 private:
  const Node& document_;
  Findings& findings_;
};

}  // namespace ironlab::submission

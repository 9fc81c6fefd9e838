// The validator: which form, then its table, then its rules.
#include "submission/validate.h"

#include "submission/canonical.h"
#include "submission/read.h"
#include "submission/rules.h"

namespace ironlab::submission {
namespace {

// Without either mark, only the old form has a python_version.
bool is_legacy(const Node& document) {
  if (document.member("schema") != nullptr) return false;
  if (document.member("tinytorch_version") != nullptr) return true;
  const Node* system = document.member("system_info");
  return system != nullptr && system->member("python_version") != nullptr;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

void check_hash(Fields& fields) {
  const Node* given = fields.sound("/content_sha256");
  if (given == nullptr) return;
  const std::string found = content_sha256(fields.document());
  if (!found.empty() && lower(given->text) != found) fields.fail("/content_sha256", Fault::hash);
}

}  // namespace

Findings validate(const Node& document) {
  Findings findings;
  if (!document.is(Node::Kind::object)) {
    findings.fail("", Fault::not_object);
    return findings;
  }
  Fields fields(document, findings);
  if (is_legacy(document)) {
    fields.walk(kLegacyForm, false);
    check_legacy_improvements(fields);
    return findings;
  }
  fields.walk(kCurrentForm, true);
  fields.refuse_infinite();
  check_report(fields, "/baseline");
  check_report(fields, "/optimized");
  check_techniques(fields);
  check_improvements(fields);
  check_hash(fields);
  return findings;
}

std::optional<Findings> validate_text(std::string_view text) {
  Node document;
  const Reading reading = read(text, document).reading;
  if (reading == Reading::ok) return validate(document);
  if (reading == Reading::too_large) return std::nullopt;
  Findings findings;
  findings.fail("", Fault::parse);
  return findings;
}

}  // namespace ironlab::submission

// One generic walk over a table of rows.
#include "submission/walk.h"

#include <cmath>  // std::fabs, std::floor (exact)

#include "submission/utf8.h"

namespace ironlab::submission {
namespace {

// Where the walk is: a pointer is only written down when there is something to say about it.
struct Path {
  const Path* up = nullptr;
  std::string_view name;
  std::size_t index = 0;
  bool element = false;

  std::string pointer() const {
    if (up == nullptr) return {};
    std::string out = up->pointer() + "/";
    if (element) return out + std::to_string(index);
    for (const char c : name) {
      if (c == '~') out += "~0";
      else if (c == '/') out += "~1";
      else out += c;
    }
    return out;
  }
};

bool is_word(std::string_view text, std::string_view words) {
  while (true) {
    const std::size_t end = words.find('|');
    if (text == words.substr(0, end)) return true;
    if (end == std::string_view::npos) return false;
    words.remove_prefix(end + 1);
  }
}

bool inside(const Range& r, double x) { return x >= lowest(r) && x <= highest(r); }

class Walk {
 public:
  Walk(Findings& findings, bool strangers) : findings_(findings), strangers_(strangers) {}

  void members(Rows rows, const Node& object, const Path& path) {
    for (const Row& row : rows) {
      const Path at{&path, row.name};
      const Node* node = object.member(row.name);
      if (node != nullptr) value(row, *node, at);
      else if (!row.optional) fail(at, Fault::missing);
    }
    if (!strangers_ || rows.empty()) return;
    for (const std::string& name : object.names) {
      bool known = false;
      for (const Row& row : rows) known = known || name == row.name;
      if (!known) findings_.warn(Path{&path, name}.pointer(), Notice::unknown_key);
    }
  }

  // What ties one field to another, once each has been looked at alone.
  void ties(const Fields& fields) {
    for (const Tie& tie : ties_) {
      const auto limit = fields.number(tie.other);
      const Node* node = fields.sound(tie.pointer);
      if (!limit || node == nullptr) continue;
      if (node->is(Node::Kind::list) ? static_cast<double>(node->items.size()) != *limit : node->number > *limit)
        findings_.fail(tie.pointer, node->is(Node::Kind::list) ? Fault::length : Fault::range);
    }
  }

 private:
  struct Tie {
    std::string pointer, other;
  };

  void fail(const Path& path, Fault fault) { findings_.fail(path.pointer(), fault); }

  void value(const Row& row, const Node& node, const Path& path) {
    if (row.nullable && node.is(Node::Kind::null)) return;
    switch (row.shape) {
      case Shape::object:
        if (!node.is(Node::Kind::object)) return fail(path, Fault::type);
        return members(row.rows, node, path);
      case Shape::list: return list(row, node, path);
      case Shape::interval: return interval(row, node, path);
      case Shape::text: return text(row, node, path);
      case Shape::flag:
        if (!node.is(Node::Kind::flag)) fail(path, Fault::type);
        return;
      default: number(row, node, path);
    }
  }

  void number(const Row& row, const Node& node, const Path& path) {
    if (!node.is(Node::Kind::number)) return fail(path, Fault::type);
    const double x = node.number;
    if (!(x - x == 0)) return fail(path, Fault::non_finite);
    if (row.shape == Shape::integer && std::floor(x) != x) return fail(path, Fault::type);
    if (!inside(row.range, x)) return fail(path, Fault::range);
    if (x < row.least) return fail(path, Fault::protocol);
    tie(row.at_most, path);
  }

  void text(const Row& row, const Node& node, const Path& path) {
    if (!node.is(Node::Kind::text)) return fail(path, Fault::type);
    // Words and formats have lengths of their own: a wrong one is a wrong word.
    if (row.words != nullptr ? !is_word(node.text, row.words) : !has_format(node.text, row.format)) return fail(path, row.otherwise);
    if (!inside(row.range, static_cast<double>(characters(node.text)))) fail(path, Fault::range);
  }

  void list(const Row& row, const Node& node, const Path& path) {
    if (!node.is(Node::Kind::list)) return fail(path, Fault::type);
    for (std::size_t i = 0; i < node.items.size(); ++i) value(*row.rows.begin(), node.items[i], {&path, {}, i, true});
    if (!inside(row.range, static_cast<double>(node.items.size()))) return fail(path, Fault::length);
    tie(row.as_many_as, path);
  }

  void interval(const Row& row, const Node& node, const Path& path) {
    if (!node.is(Node::Kind::list)) return fail(path, Fault::type);
    if (node.items.size() != 2) return fail(path, Fault::length);
    Row end = row;
    end.shape = Shape::number;
    for (std::size_t i = 0; i < 2; ++i) value(end, node.items[i], {&path, {}, i, true});
    if (findings_.sound(path.pointer()) && node.items[0].number > node.items[1].number) fail(path, Fault::inconsistent);
  }

  void tie(const char* other, const Path& path) {
    if (other == nullptr) return;
    ties_.push_back({path.pointer(), other[0] == '/' ? std::string(other) : path.up->pointer() + "/" + other});
  }

  Findings& findings_;
  bool strangers_;
  std::vector<Tie> ties_;
};

void find_infinite(const Node& node, const Path& path, Findings& findings) {
  if (node.is(Node::Kind::number) && !(node.number - node.number == 0)) findings.fail(path.pointer(), Fault::non_finite);
  for (std::size_t i = 0; i < node.items.size(); ++i)
    find_infinite(node.items[i], node.names.empty() ? Path{&path, {}, i, true} : Path{&path, node.names[i]}, findings);
}

}  // namespace

void Fields::walk(Rows form, bool strangers) {
  Walk walk(findings_, strangers);
  walk.members(form, document_, Path{});
  walk.ties(*this);
}

const Node* Fields::find(std::string_view pointer) const {
  const Node* node = &document_;
  while (!pointer.empty() && node != nullptr) {
    pointer.remove_prefix(1);
    const std::size_t end = pointer.find('/');
    node = node->member(pointer.substr(0, end));
    pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
  }
  return node;
}

const Node* Fields::sound(const std::string& pointer) const {
  const Node* node = find(pointer);
  return node == nullptr || node->is(Node::Kind::null) || !findings_.sound(pointer) ? nullptr : node;
}

std::optional<double> Fields::number(const std::string& pointer) const {
  const Node* node = sound(pointer);
  return node == nullptr || !node->is(Node::Kind::number) ? std::nullopt : std::optional(node->number);
}

std::optional<std::vector<double>> Fields::numbers(const std::string& pointer) const {
  const Node* node = sound(pointer);
  if (node == nullptr || !node->is(Node::Kind::list)) return std::nullopt;
  std::vector<double> out;
  for (const Node& item : node->items) out.push_back(item.number);
  return out;
}

namespace {
bool agrees(double given, double expected, double relative, double absolute) { return std::fabs(given - expected) <= absolute + relative * std::fabs(expected); }
}  // namespace

void Fields::expect(const std::string& pointer, double expected, double relative, double absolute) {
  if (const auto given = number(pointer); given && !agrees(*given, expected, relative, absolute)) fail(pointer, Fault::inconsistent);
}

void Fields::expect_interval(const std::string& pointer, double low, double high) {
  const auto given = numbers(pointer);
  if (given && !(agrees((*given)[0], low, 1e-6, 1e-12) && agrees((*given)[1], high, 1e-6, 1e-12))) fail(pointer, Fault::inconsistent);
}

void Fields::refuse_infinite() { find_infinite(document_, Path{}, findings_); }

}  // namespace ironlab::submission

// A JSON document as the validator sees it: a tree that knows nothing of the library or the engine it came from.
#pragma once

#include <cstdint>      // std::uint8_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace ironlab::submission {

// Whoever builds one keeps to what read.h promises: texts are UTF-8, no name twice in an object, and the bounds below.
struct Node {
  enum class Kind : std::uint8_t { null, flag, number, text, list, object };

  Kind kind = Kind::null;
  double number = 0;               // of a flag 0 or 1; infinite for 1e999, so that the validator can say so
  std::string text;
  std::vector<Node> items;         // of a list, or the values of an object
  std::vector<std::string> names;  // of an object: one an item

  bool is(Kind k) const { return kind == k; }
  // The value under a name; null without one, or if this is no object.
  const Node* member(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == name) return &items[i];
    return nullptr;
  }
};

inline constexpr int kMaxNesting = 16;    // a submission needs 6
inline constexpr int kMaxNodes = 200000;  // two reports of 10,000 runs and 10,000 batches need about 40,000

}  // namespace ironlab::submission

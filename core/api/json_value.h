// The JSON value of the facade and its tests. Native only.
#pragma once

#include <nlohmann/json.hpp>  // nlohmann::ordered_json
#include <cstddef>            // std::size_t

namespace ironlab {

using Json = nlohmann::ordered_json;

namespace detail {
void set_text(Json& value, const char* text);
}

}  // namespace ironlab

// A literal of each length is a type of its own, for which the library would instantiate all that makes a text anew, in each file.
template <std::size_t N>
struct nlohmann::adl_serializer<char[N]> {
  static void to_json(ironlab::Json& value, const char* text) { ironlab::detail::set_text(value, text); }
};

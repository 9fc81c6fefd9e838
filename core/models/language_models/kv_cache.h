// Key-value cache: bytes that a transformer keeps for each token it has seen.
#pragma once

#include "describe/field.h"
#include "describe/text.h"

namespace ironlab {

struct KvCache {
  static constexpr const char* id = "kv_cache";

  struct In {
    Count layers, kv_heads, head_dim, context, batch;
    Bytes element;
  };
  struct Out {
    Bytes cache, per_token, per_sequence;
  };

  static constexpr Out evaluate(const In& in) {
    const Bytes per_token = 2.0 * in.layers * in.kv_heads * in.head_dim * in.element;
    const Bytes per_sequence = per_token * in.context;
    return {.cache = per_sequence * in.batch, .per_token = per_token, .per_sequence = per_sequence};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::layers, "layers", {.symbol = "L", .doc = "Layers."}),
      field(&In::kv_heads, "kv_heads", {.symbol = "h", .doc = "Heads that keep keys and values: all of them, or fewer when groups of query heads share (grouped-query attention)."}),
      field(&In::head_dim, "head_dim", {.symbol = "d", .doc = "Width of a head."}),
      field(&In::context, "context_tokens", {.symbol = "S", .doc = "Tokens that each sequence has seen so far."}),
      field(&In::batch, "batch", {.symbol = "B", .doc = "Sequences held at the same time."}),
      field(&In::element, "element_bytes", {.symbol = "e", .doc = "Bytes of one number: 2 in FP16, 1 in INT8."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::cache, "kv_bytes", {.symbol = "M_{\\text{kv}}", .doc = "Bytes of the whole cache."}),
      field(&Out::per_token, "bytes_per_token", {.symbol = "m", .doc = "What one more token adds to one sequence."}),
      field(&Out::per_sequence, "bytes_per_sequence", {.doc = "The cache of one sequence."}));

  static constexpr ModelText text{
      .title = "Key-value cache",
      .doc = "To write the next token, a transformer looks back at a key and a value of every earlier one, in every layer. It keeps them instead of "
             "computing them again, so the cache grows by the same amount with each token of each sequence.",
      .formula = {{"bytes_per_token", "\\v{bytes_per_token} = 2 \\cdot \\v{layers} \\cdot \\v{kv_heads} \\cdot \\v{head_dim} \\cdot \\v{element_bytes}"},
                  {"kv_bytes", "\\v{kv_bytes} = \\v{bytes_per_token} \\cdot \\v{context_tokens} \\cdot \\v{batch}"}},
      .sources = {"Shazeer 2019, Fast Transformer Decoding, arXiv:1911.02150: keys and values bind decoding, and sharing them between heads",
                  "Ainslie et al. 2023, GQA, arXiv:2305.13245"}};
};

}  // namespace ironlab

// Largest tile side such that a few square tiles fit a cache together.
#pragma once

#include <cmath>  // std::floor, std::sqrt (exact)

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct MaxBlock {
  static constexpr const char* id = "max_block";

  struct In {
    Bytes cache, element;
    Count tiles;
  };
  struct Out {
    Count block, block_of_8;
    Bytes tile_set;
    Ratio used_share;
    Count reuse;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double words = rounded_down(in.cache / (in.tiles * in.element));
    double side = std::floor(std::sqrt(words));
    if (side * side > words) side -= 1;
    if ((side + 1) * (side + 1) <= words) side += 1;
    out.block = side;
    out.block_of_8 = std::floor(side / 8) * 8;
    out.tile_set = in.tiles * side * side * in.element;
    out.used_share = in.cache.si() > 0 ? Ratio(out.tile_set / in.cache) : Ratio(0);
    out.reuse = side;
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::cache, "cache_bytes", {.symbol = "M", .doc = "Size of the cache."}),
      field(&In::element, "element_bytes", {.range = {1, 4096}, .symbol = "e", .doc = "Bytes of one number."}),
      field(&In::tiles, "tiles", {.range = {1, 1024}, .fallback = 3, .symbol = "t", .doc = "Tiles that must stay together: one of each matrix is three."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::block, "block", {.symbol = "b", .doc = "Largest side of a tile, in elements; 0 when not even one element of each fits."}),
      field(&Out::block_of_8, "block_of_8", {.doc = "The largest multiple of 8 below, as vector instructions like it."}),
      field(&Out::tile_set, "tile_set_bytes", {.doc = "What the tiles take together."}),
      field(&Out::used_share, "used_share", {.range = kShare, .doc = "That over the size of the cache."}),
      field(&Out::reuse, "reuse", {.doc = "How often each number loaded into a tile is used: the side of the tile."}));

  static constexpr ModelText text{
      .title = "Largest tile that fits a cache",
      .doc = "Tiles that fit together are reused as often as their side is long. That all fit is sufficient, not necessary: a cache may keep one tile and a row of each other.",
      .formula = {{"block", "\\v{block} = \\left\\lfloor \\sqrt{\\frac{\\v{cache_bytes}}{\\v{tiles} \\cdot \\v{element_bytes}}} \\right\\rfloor"},
                  {"tile_set_bytes", "\\v{tile_set_bytes} = \\v{tiles} \\cdot \\v{block}^2 \\cdot \\v{element_bytes}"}},
      .sources = {"Lam, Rothberg and Wolf 1991, The cache performance and optimizations of blocked algorithms, ASPLOS"}};
};

}  // namespace ironlab

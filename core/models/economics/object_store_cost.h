// Object store cost: requests to it, and bytes out of it.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct ObjectStoreCost {
  static constexpr const char* id = "object_store_cost";

  // Price of a byte that leaves, by how many have left before it this month.
  struct Tier {
    Bytes up_to;
    decltype(Dollars() / Bytes()) price;
  };
  static constexpr Tier kEgress[] = {{Bytes(10e12), decltype(Dollars() / Bytes())(0.09e-9)},
                                     {Bytes(50e12), decltype(Dollars() / Bytes())(0.085e-9)},
                                     {Bytes(150e12), decltype(Dollars() / Bytes())(0.07e-9)},
                                     {Bytes(1e300), decltype(Dollars() / Bytes())(0.05e-9)}};

  struct In {
    Rate requests, prefix_requests;
    Dollars request;
    Bytes egress;
  };
  struct Out {
    Count prefixes;
    DollarRate requests_cost;
    Dollars egress_cost;
  };

  static constexpr Dollars egress_cost(Bytes bytes) {
    Dollars cost;
    Bytes from;
    for (const Tier& tier : kEgress) {
      if (bytes > from) cost = cost + (smaller(bytes, tier.up_to) - from) * tier.price;
      from = tier.up_to;
    }
    return cost;
  }

  static Out evaluate(const In& in) {
    return {.prefixes = rounded_up(in.requests / in.prefix_requests), .requests_cost = in.requests * in.request, .egress_cost = egress_cost(in.egress)};
  }

  static constexpr auto inputs = fields<In>(
      field(&In::requests, "requests_per_s", {.fallback = 0, .symbol = "\\lambda", .doc = "Objects read each second."}),
      field(&In::prefix_requests, "prefix_requests_per_s", {.positive = true, .fallback = 5500, .symbol = "\\mu", .doc = "Reads each second that one part of the name space allows."}),
      field(&In::request, "request_usd", {.fallback = 4e-7, .symbol = "p", .doc = "Price of one read."}),
      field(&In::egress, "egress_bytes", {.fallback = 0, .symbol = "V", .doc = "Bytes that leave the provider in a month."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::prefixes, "prefixes", {.symbol = "k", .doc = "Parts of the name space over which the objects must be spread."}),
      field(&Out::requests_cost, "requests_usd_per_s", {.symbol = "C_r", .doc = "Cost of the reads."}),
      field(&Out::egress_cost, "egress_usd", {.symbol = "C_e", .doc = "Cost of the bytes that leave, cheaper the more they are."}));

  static constexpr ModelText text{
      .title = "Requests and egress of an object store",
      .doc = "An object store has no metadata server to overload, but every read has its price, and each part of its name space a rate that it allows. Taking data out costs by the byte: the first 10 TB 0.09 USD/GB, the next 40 0.085, the next 100 0.07, then 0.05.",
      .formula = {{"prefixes", "\\v{prefixes} = \\left\\lceil \\frac{\\v{requests_per_s}}{\\v{prefix_requests_per_s}} \\right\\rceil"},
                  {"requests_usd_per_s", "\\v{requests_usd_per_s} = \\v{requests_per_s} \\cdot \\v{request_usd}"},
                  {"egress_usd", "\\v{egress_usd} = \\sum_i p_i \\cdot (\\v{egress_bytes} \\text{ in tier } i)"}},
      .sources = {"AWS S3 user guide, performance: 5,500 reads a second and prefix", "AWS price list, us-east-1: 0.0004 USD for 1,000 reads, egress by tiers; prices change"},
      .has_scale = true};
};

}  // namespace ironlab

// Resource load: many clients on one shared resource.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/rules.h"

namespace ironlab {

struct ResourceLoad {
  static constexpr const char* id = "resource_load";

  struct In {
    Count clients;
    Any client_demand;
    Count servers;
    Any server_capacity;
  };
  struct Out {
    Any demand, capacity;
    Ratio ratio;
    Flag saturated;
    Maybe<Count> max_clients;
    Count servers_needed;
    Violation<Ratio> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    const double demand = in.clients * in.client_demand, capacity = in.servers * in.server_capacity;
    out.demand = demand;
    out.capacity = capacity;
    out.ratio = demand / capacity;
    out.saturated = !within(demand, capacity);
    if (in.client_demand > 0) out.max_clients = Count(rounded_down(capacity / in.client_demand));
    out.servers_needed = rounded_up(demand / in.server_capacity);
    if (out.saturated) out.violation = Violation<Ratio>::of(demand, capacity);
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::clients, "clients", {.symbol = "n", .doc = "Clients that share the resource."}),
      field(&In::client_demand, "client_demand", {.range = {0, 1e30}, .symbol = "d", .doc = "What each asks for: operations or bytes a second."}),
      field(&In::servers, "servers", {.range = kPositiveCount, .fallback = 1, .symbol = "k", .doc = "Servers of the resource."}),
      field(&In::server_capacity, "server_capacity", {.symbol = "c", .doc = "What each can give, in the same unit."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::demand, "demand", {.symbol = "D", .doc = "What all ask for."}),
      field(&Out::capacity, "capacity", {.symbol = "C", .doc = "What all can give."}),
      field(&Out::ratio, "ratio", {.symbol = "r", .doc = "Demand over capacity."}),
      field(&Out::saturated, "saturated", {.doc = "Is more asked for than there is? Exactly full is not."}),
      field(&Out::max_clients, "max_clients", {.symbol = "n_{\\text{max}}", .doc = "Clients that the servers can feed.", .null_text = "nothing is asked for"}),
      field(&Out::servers_needed, "servers_needed", {.symbol = "k_{\\text{min}}", .doc = "Servers that these clients need."}),
      field(&Out::violation, "violation", {.doc = "The crossed limit, when the resource is saturated.", .null_text = "enough for all", .violation = "saturated"}));

  static constexpr ModelText text{
      .title = "Demand of many clients on a shared resource",
      .doc = "A metadata server, a file system or a switch gives each client what it asks for until all together ask for more than it has. Adding to another resource changes nothing.",
      .formula = {{"ratio", "\\v{ratio} = \\frac{\\v{clients} \\cdot \\v{client_demand}}{\\v{servers} \\cdot \\v{server_capacity}}"},
                  {"max_clients", "\\v{max_clients} = \\left\\lfloor \\frac{\\v{capacity}}{\\v{client_demand}} \\right\\rfloor"},
                  {"servers_needed", "\\v{servers_needed} = \\left\\lceil \\frac{\\v{demand}}{\\v{server_capacity}} \\right\\rceil"}},
      .sources = {"Denning and Buzen 1978, The operational analysis of queueing network models, ACM Computing Surveys 10(3): the utilization law"}};
};

}  // namespace ironlab

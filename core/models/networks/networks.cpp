// Subject "networks": what moves between devices far apart.
#include "models/networks/federated_traffic.h"
#include "models/networks/topk_payload.h"
#include "models/subjects.h"

namespace ironlab {

using NetworksModels = ModelList<FederatedTraffic, TopkPayload>;

constexpr SubjectTable kNetworks = subject_table(NetworksModels{});
constexpr SubjectText kNetworksText = subject_text("networks", NetworksModels{});

}  // namespace ironlab

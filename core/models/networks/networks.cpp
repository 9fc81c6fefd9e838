// Subject "networks": what moves between devices far apart.
#include "models/networks/federated_traffic.h"
#include "models/networks/propagation_rtt.h"
#include "models/networks/remote_inference.h"
#include "models/networks/topk_payload.h"
#include "models/networks/transfer_time.h"
#include "models/subjects.h"

namespace ironlab {

using NetworksModels = ModelList<FederatedTraffic, TopkPayload, PropagationRtt, FeasibilityRadius, StoppingDistance, TransferTime, RequiredBandwidth, RemoteInference>;

constexpr SubjectTable kNetworks = subject_table(NetworksModels{});
constexpr SubjectText kNetworksText = subject_text("networks", NetworksModels{});

}  // namespace ironlab

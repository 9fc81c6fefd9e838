// Subject "queueing": waiting, and how it grows near full load.
#include "models/queueing/add_servers.h"
#include "models/queueing/ggc_queue.h"
#include "models/queueing/littles_law.h"
#include "models/queueing/max_utilization_for_quantile.h"
#include "models/queueing/max_utilization_for_wait.h"
#include "models/queueing/mmc_queue.h"
#include "models/queueing/overload_backlog.h"
#include "models/queueing/power_of_choices.h"
#include "models/queueing/priority_queue.h"
#include "models/queueing/sojourn_tail.h"
#include "models/subjects.h"

namespace ironlab {

using QueueingModels = ModelList<LittlesLaw, MmcQueue, SojournTail, MaxUtilizationForQuantile, GgcQueue, OverloadBacklog, PowerOfChoices, MaxUtilizationForWait, AddServers, PriorityQueue>;

constexpr SubjectTable kQueueing = subject_table(QueueingModels{});
constexpr SubjectText kQueueingText = subject_text("queueing", QueueingModels{});

}  // namespace ironlab

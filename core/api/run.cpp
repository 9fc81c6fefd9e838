// Running a model in steps.
#include "api/run.h"

#include "api/slots.h"
#include "models/registry.h"

namespace ironlab {

Status Run::start(int model, double* in) {
  stop();
  const ModelTable* m = model_table(model);
  if (m == nullptr) return {Code::unknown_model, -1};
  if (const Status status = slots::check(*m, in); !status.ok()) return status;
  model_ = m;
  in_.assign(in, in + m->in_slots);
  if (m->slow == nullptr) return {};
  steps_ = m->slow->steps(in);
  state_ = m->slow->start(in);
  return {};
}

double Run::step(double budget) {
  if (model_ == nullptr) return 0;
  if (!done_ && state_ != nullptr) {
    const double taken = model_->slow->advance(state_, budget);
    done_ = taken < 0;
    taken_ += taken > 0 ? taken : 0;
  } else {
    done_ = true;
  }
  if (done_) return 1;
  constexpr double kNearly = 0.999;  // the number of steps is an estimate
  return taken_ < steps_ * kNearly ? taken_ / steps_ : kNearly;
}

Status Run::result(double* out) {
  if (model_ == nullptr) return {Code::internal, -1};
  if (!done_) return slots::finish(*model_, {Code::cancelled, -1}, out);
  if (state_ == nullptr) return slots::evaluate(*model_, in_.data(), out);
  model_->slow->result(state_, out);
  return slots::finish(*model_, {}, out);
}

void Run::stop() {
  if (state_ != nullptr) model_->slow->stop(state_);
  model_ = nullptr;
  state_ = nullptr;
  in_.clear();
  steps_ = taken_ = 0;
  done_ = false;
}

}  // namespace ironlab

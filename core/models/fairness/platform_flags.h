// False flags of a platform whose markets follow different policies.
#pragma once

#include "models/fairness/fairness_policy.h"
#include "models/sum.h"

namespace ironlab {

struct FlagMarket {
  Choice<FairnessRule> policy;
  Ratio user_share;
};
template <>
inline constexpr auto record_members<FlagMarket> = fields<FlagMarket>(
    field(&FlagMarket::policy, "policy", {.doc = "What is made equal in this market."}),
    field(&FlagMarket::user_share, "user_share", {.range = kShare, .doc = "Share of the platform's users that lives there."}));

struct PlatformFlags {
  static constexpr const char* id = "platform_flags";
  static constexpr int kMaxMarkets = 16, kRules = static_cast<int>(choice_names<FairnessRule>.size());

  struct In {
    Count users;
    Ratio evaluated_share_per_day;
    List<FlagMarket, kMaxMarkets> markets;
    Ratio separation, base_rate_a, base_rate_b, recall_target, weight_a;
    Maybe<Ratio> cap_per_day;
  };
  struct Out {
    Maybe<Ratio> false_flags_per_day;
    Ratio decisions_per_day;
    List<Maybe<Ratio>, kMaxMarkets> market_false_flags_per_day, ppv_gaps, odds_gaps, recalls;
    Violation<Ratio> violation;
  };

  static Out evaluate(const In& in) {
    Out out;
    FairnessPolicy::In call = kDefaults<FairnessPolicy>;
    call.separation = in.separation;
    call.base_rate_a = in.base_rate_a;
    call.base_rate_b = in.base_rate_b;
    call.recall_target = in.recall_target;
    call.weight_a = in.weight_a;
    FairnessPolicy::Out known[kRules];
    bool is_known[kRules] = {};
    bool possible = true;
    Sum flags;
    out.decisions_per_day = in.users * in.evaluated_share_per_day;
    for (const FlagMarket& market : in.markets) {
      const FairnessRule rule = market.policy;
      const int r = static_cast<int>(rule);
      if (!is_known[r]) {
        call.policy = rule;
        known[r] = FairnessPolicy::evaluate(call);
        is_known[r] = true;
      }
      Maybe<Ratio> here;
      if (known[r].false_flag_share.has()) here = out.decisions_per_day * market.user_share * known[r].false_flag_share.value();
      possible = possible && here.has();
      flags.add(here.value_or(Ratio(0)));
      out.market_false_flags_per_day.push(here);
      out.ppv_gaps.push(known[r].ppv_gap);
      out.odds_gaps.push(known[r].odds_gap);
      out.recalls.push(known[r].recall);
    }
    if (!possible) return out;
    out.false_flags_per_day = Ratio(flags.value());
    if (in.cap_per_day.has() && !within(flags.value(), in.cap_per_day.value())) out.violation = Violation<Ratio>::of(flags.value(), in.cap_per_day.value());
    return out;
  }

  static constexpr const char* kNoTuning = "no cuts do both";
  static constexpr auto inputs = fields<In>(
      field(&In::users, "users", {.symbol = "N", .doc = "Users of the platform."}),
      field(&In::evaluated_share_per_day, "evaluated_share_per_day", {.range = kNonNegative, .symbol = "e", .doc = "Decisions a day for each user."}),
      field(&In::markets, "markets", {.doc = "Policy and share of the users of each market."}),
      field(&In::separation, "separation", {.range = {.min = 0.01, .max = 30}, .symbol = "d'", .doc = "Distance between the scores of violating and innocent content, in standard deviations."}),
      field(&In::base_rate_a, "base_rate_a", {.range = kPolicyRate, .symbol = "r_A", .doc = "Share of group A that really violates."}),
      field(&In::base_rate_b, "base_rate_b", {.range = kPolicyRate, .symbol = "r_B", .doc = "Share of group B that really violates."}),
      field(&In::recall_target, "recall_target", {.range = kPolicyRate, .symbol = "R", .doc = "Share of all violations that every market must find."}),
      field(&In::weight_a, "weight_a", {.range = kShare, .symbol = "w_A", .doc = "Share of group A in every market."}),
      field(&In::cap_per_day, "cap_per_day", {.range = kPositive, .fallback = kNull, .doc = "The most false flags a day that are allowed.", .null_text = "no cap"}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::false_flags_per_day, "false_flags_per_day", {.symbol = "F", .doc = "Innocent people flagged each day.", .null_text = kNoTuning}),
      field(&Out::decisions_per_day, "decisions_per_day", {.doc = "Decisions each day."}),
      field(&Out::market_false_flags_per_day, "market_false_flags_per_day", {.doc = "Innocent people flagged each day in each market.", .null_text = kNoTuning}),
      field(&Out::ppv_gaps, "ppv_gaps", {.range = kShare, .doc = "Gap of precision between the groups in each market.", .null_text = kNoTuning}),
      field(&Out::odds_gaps, "odds_gaps", {.range = kShare, .doc = "Larger gap of the error rates between the groups in each market.", .null_text = kNoTuning}),
      field(&Out::recalls, "recalls", {.range = kShare, .doc = "Share of violations found in each market.", .null_text = kNoTuning}),
      field(&Out::violation, "violation", {.doc = "False flags against the cap.", .null_text = "below the cap, or none given", .violation = "flag_cap"}));

  static constexpr ModelText text{
      .title = "False flags of a platform under market policies",
      .doc = "The same model serves every market, each under the policy its regulator asks for. No pair of cuts serves two different demands, so the cuts differ by market. Only innocent people can be flagged falsely; a platform multiplies their small share by millions of decisions.",
      .formula = {{"false_flags_per_day", "\\v{false_flags_per_day} = \\v{users} \\cdot \\v{evaluated_share_per_day} \\sum_m w_m \\left(\\v{weight_a} (1 - \\v{base_rate_a}) \\text{FPR}_A + (1 - \\v{weight_a}) (1 - \\v{base_rate_b}) \\text{FPR}_B\\right)"}},
      .sources = {"Chouldechova 2017, Fair prediction with disparate impact, Big Data 5(2), arXiv:1703.00056: the demands exclude each other", "Green and Swets 1966, Signal Detection Theory and Psychophysics: the scores"}};
};

}  // namespace ironlab

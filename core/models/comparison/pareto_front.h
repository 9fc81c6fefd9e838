// Pareto front: the points that no other point beats.
#pragma once

#include "describe/field.h"
#include "describe/text.h"
#include "models/subject.h"

namespace ironlab {

enum class Sense { min, max };
template <>
inline constexpr std::array<ChoiceName, 2> choice_names<Sense>{{{"min", "Less is better"}, {"max", "More is better"}}};

struct ParetoFront {
  static constexpr const char* id = "pareto_front";
  static constexpr int kPoints = 512, kCoordinates = 8;

  struct In {
    Matrix<Any, kPoints, kCoordinates> points;
    List<Choice<Sense>, kCoordinates> senses;
  };
  struct Out {
    List<Count, kPoints> front;
    Count front_size, dominated;
    List<Flag, kPoints> on_front;
  };

  static constexpr Status refuse(const In& in) {
    return in.points.columns() == in.senses.size() ? Status{} : Status{Code::shape_mismatch, input_index<ParetoFront>("senses")};
  }

  // Whether point p is nowhere worse than point q and somewhere better.
  static constexpr bool dominates(const In& in, int p, int q) {
    bool better = false;
    for (int k = 0; k < in.senses.size(); ++k) {
      const double gain = (in.senses[k] == Sense::max ? 1.0 : -1.0) * (in.points.at(p, k) - in.points.at(q, k));
      if (gain < 0) return false;
      better = better || gain > 0;
    }
    return better;
  }

  static constexpr Out evaluate(const In& in) {
    Out out;
    for (int q = 0; q < in.points.rows(); ++q) {
      bool beaten = false;
      for (int p = 0; p < in.points.rows() && !beaten; ++p) beaten = dominates(in, p, q);
      out.on_front.push(!beaten);
      if (!beaten) out.front.push(q);
    }
    out.front_size = out.front.size();
    out.dominated = in.points.rows() - out.front.size();
    return out;
  }

  static constexpr auto inputs = fields<In>(
      field(&In::points, "points", {.range = kNumber, .doc = "One row a point, one column a property, such as cost and accuracy."}),
      field(&In::senses, "senses", {.doc = "For each property whether less or more of it is better."}));
  static constexpr auto outputs = fields<Out>(
      field(&Out::front, "front", {.range = {0, kPoints - 1}, .doc = "Places of the points that no other point beats, counted from 0."}),
      field(&Out::front_size, "front_size", {.range = {1, kPoints}, .doc = "How many points are on the front."}),
      field(&Out::dominated, "dominated", {.range = {0, kPoints - 1}, .doc = "How many points some other point beats."}),
      field(&Out::on_front, "on_front", {.doc = "For each point whether it is on the front."}));

  static constexpr ModelText text{
      .title = "Pareto front",
      .doc = "A point is beaten when another one is at least as good in every property and better in one. What remains is the front: along it, "
             "every gain costs something else. Equal points all stay.",
      .formula = {{"front", "\\v{front} = \\{\\, i : \\nexists\\, j \\;\\; x_j \\succeq x_i \\wedge x_j \\neq x_i \\,\\}"}},
      .sources = {"Pareto 1906, Manuale di economia politica; Kung, Luccio and Preparata 1975, On finding the maxima of a set of vectors, Journal of the ACM 22(4)"}};
};

}  // namespace ironlab

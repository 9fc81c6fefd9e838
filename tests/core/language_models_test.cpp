#include "support.h"

using namespace ironlab;
using namespace ironlab::test;

TEST_CASE("kv_cache: the numbers of Llama 3 8B, and twice the context takes twice the bytes") {
  Json in = {{"layers", 32}, {"kv_heads", 8}, {"head_dim", 128}, {"context_tokens", 2048}, {"batch", 1}, {"element_bytes", 2}};
  const Json c = evaluate("kv_cache", in);
  CHECK(c["bytes_per_token"] == 131072);
  CHECK(c["kv_bytes"] == 268435456);
  in["context_tokens"] = 4096;
  CHECK(evaluate("kv_cache", in)["kv_bytes"] == 2 * 268435456);
}

TEST_CASE("llm_decode_step: twice the batch reads the same weights, so it nearly doubles the tokens") {
  Json in = {{"params", 70600000000}, {"bits_per_weight", 8}, {"batch", 32}, {"bandwidth_bytes_per_s", 3.35e12}, {"peak_flop_per_s", 1.979e15}, {"overhead_s", 5e-4}, {"overlap", "none"}};
  const double half = evaluate("llm_decode_step", in)["tokens_per_s"];
  in["batch"] = 64;
  CHECK_THAT(evaluate("llm_decode_step", in)["tokens_per_s"].get<double>() / half, about(1.82531843, 1e-7));
}

TEST_CASE("llm_decode_step: a cache for each sequence keeps the intensity below a limit that no batch reaches") {
  Json in = {{"params", 8e9}, {"bits_per_weight", 16}, {"batch", 1}, {"layers", 32}, {"hidden", 4096}, {"kv_heads", 8}, {"head_dim", 128}, {"context_tokens", 8192}, {"hardware", "cloud_h100"}};
  const double limit = evaluate("llm_decode_step", in)["intensity_limit_flop_per_byte"];
  CHECK_THAT(limit, about((2 * 8e9 + 4 * 8192.0 * 4096 * 32) / (131072.0 * 8192)));
  for (const int batch : {1, 100, 1000000}) {
    in["batch"] = batch;
    CHECK(evaluate("llm_decode_step", in)["intensity_flop_per_byte"].get<double>() < limit);
  }
  CHECK(evaluate("llm_decode_step", in)["crossover_batch"].is_null());
}

TEST_CASE("llm_decode_step: eight devices take an eighth of the time") {
  Json in = {{"params", 1 << 30}, {"bits_per_weight", 16}, {"bandwidth_bytes_per_s", 1e12}, {"peak_flop_per_s", 1e15}};
  const double one = evaluate("llm_decode_step", in)["total_s"];
  in["devices"] = 8;
  CHECK(evaluate("llm_decode_step", in)["total_s"].get<double>() == one / 8);
}

TEST_CASE("transformer_width: it undoes transformer_params") {
  const Json p = evaluate("transformer_params", {{"layers", 48}, {"hidden", 1600}});
  CHECK(p["params"] == 1474560000);  // GPT-2 XL has 1,557,611,200 with its embeddings
  CHECK(p["attention_params"].get<double>() + p["feed_forward_params"].get<double>() == p["params"]);
  CHECK(evaluate("transformer_width", {{"layers", 48}, {"params", p["params"]}})["hidden"] == 1600);
}

TEST_CASE("transformer_width: its whole width is the nearest, half a step goes up") {
  const auto whole = [](double params) { return evaluate("transformer_width", {{"layers", 1}, {"params", params}})["hidden_whole"]; };
  CHECK(evaluate("transformer_width", {{"layers", 64}, {"params", 1e8}})["hidden_whole"] == 361);  // 360.84
  CHECK(evaluate("transformer_width", {{"layers", 4}, {"params", 1e8}})["hidden_whole"] == 1443);  // 1443.38
  CHECK(whole(27) == 2);                                                                          // exactly 1.5
  CHECK(whole(0) == 0);
}

TEST_CASE("attention_memory: twice the sequence takes four times the scores, and a full memory still fits") {
  Json in = {{"layers", 48}, {"heads", 25}, {"seq_tokens", 4096}, {"hidden", 1600}, {"capacity_bytes", 40265318400}};
  const Json m = evaluate("attention_memory", in);
  CHECK(m["scores_bytes"] == 40265318400);
  CHECK(m["fits"] == true);
  CHECK(m["max_seq_tokens"] == 4096);
  CHECK(m["crossover_tokens"] == 256);
  in["capacity_bytes"] = 40265318399;
  CHECK(evaluate("attention_memory", in)["max_seq_tokens"] == 4095);
  CHECK(evaluate("attention_memory", in)["violation"]["kind"] == "out_of_memory");
  in["seq_tokens"] = 8192;
  CHECK(evaluate("attention_memory", in)["scores_bytes"] == 4 * 40265318400);
}

TEST_CASE("attention_memory: tiled, a text that is too long stored fits, and the verdict is on what is kept") {
  Json in = {{"layers", 48}, {"heads", 25}, {"seq_tokens", 100000}, {"capacity_bytes", 80e9}};
  const Json stored = evaluate("attention_memory", in);
  CHECK(stored["kept_bytes"] == 24000000000000);
  CHECK(stored["ratio"] == 300);
  CHECK(stored["fits"] == false);
  in["tiled"] = true;
  const Json tiled = evaluate("attention_memory", in);
  CHECK(tiled["kept_bytes"] == 480000000);
  CHECK(tiled["ratio"] == 0.006);
  CHECK(tiled["fits"] == true);
  CHECK(tiled["violation"].is_null());
  CHECK(tiled["scores_bytes"] == stored["scores_bytes"]);
  in["capacity_bytes"] = 479999999;
  CHECK(evaluate("attention_memory", in)["violation"]["demand"] == 480000000);
}

TEST_CASE("depth_width_decode: the wide network is faster, and more so where the memory is faster") {
  Json deep = {{"layers", 64}, {"hidden", 352}, {"context_tokens", 512}, {"element_bytes", 2}, {"peak_flop_per_s", 1.5e13}, {"bandwidth_bytes_per_s", 1.024e11}, {"launches_per_layer", 8}, {"launch_overhead_s", 2e-5}};
  Json wide = deep;
  wide["layers"] = 4, wide["hidden"] = 1472;
  const auto ratio = [&] { return evaluate("depth_width_decode", deep)["total_s"].get<double>() / evaluate("depth_width_decode", wide)["total_s"].get<double>(); };
  CHECK_THAT(ratio(), about(4.49931161, 1e-8));
  for (Json* in : {&deep, &wide}) (*in)["peak_flop_per_s"] = 9.89e14, (*in)["bandwidth_bytes_per_s"] = 3.35e12, (*in)["launch_overhead_s"] = 1e-5;
  CHECK_THAT(ratio(), about(13.4578277, 1e-8));
}

TEST_CASE("inference_memory: heads must make up the width, and tiling takes the square out") {
  Json in = {{"layers", 12}, {"hidden", 832}, {"context_tokens", 32768}, {"element_bytes", 2}, {"head_dim", 32}, {"capacity_bytes", 16e9}};
  const Json stored = evaluate("inference_memory", in);
  CHECK(stored["fits"] == false);
  CHECK(stored["largest"] == "scores");
  in["tiled"] = true;
  CHECK(evaluate("inference_memory", in)["fits"] == true);
  CHECK(evaluate("inference_memory", in)["scores_bytes"] == 26 * 32768 * 4);
  in["head_dim"] = 48;
  const Json error = refusal(api::evaluate("inference_memory", in.dump()));
  CHECK(error["code"] == "contradictory");
  CHECK(error["field"] == "head_dim");
}

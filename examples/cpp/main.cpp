// Two estimates: one by names from the catalogue, one by a model's types.
#include <cstdio>

#include <ironlab/api/json.h>
#include <ironlab/models/language_models/kv_cache.h>

int main() {
  const auto image = ironlab::api::evaluate("iron_law", R"({"hardware": "cloud_h100", "workload": "resnet50", "overhead_s": 1e-5})");
  const auto cache = ironlab::KvCache::evaluate({.layers = 32, .kv_heads = 8, .head_dim = 128, .context = 8192, .batch = 1, .element = ironlab::Bytes(2)});
  std::printf("%s\n%.0f\n", image.json.c_str(), cache.cache.si());
  return image.ok ? 0 : 1;
}

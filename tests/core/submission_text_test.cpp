// What stands below the validator: reading untrusted text, canonical JSON, SHA-256, formats, and the facade around them.
#include <array>    // std::array
#include <bit>      // std::bit_cast
#include <cstdint>  // std::uint64_t
#include <fstream>  // std::ifstream
#include <iterator> // std::istreambuf_iterator

#include "submission/canonical.h"
#include "submission/formats.h"
#include "submission/read.h"
#include "submission/sha256.h"
#include "submission/utf8.h"
#include "submission/validate.h"
#include "sim/random.h"
#include "submission_support.h"
#include "support.h"

using namespace ironlab;
using namespace ironlab::submission;
using ironlab::test::Json;
using ironlab::test::parse;
using ironlab::test::valid_submission_text;

namespace {

Reading reading(const std::string& text) {
  Node node;
  return read(text, node).reading;
}
std::string canonical_of(const std::string& text) {
  Node node;
  REQUIRE(read(text, node).reading == Reading::ok);
  return canonical(node);
}

}  // namespace

TEST_CASE("sha256: the vectors that NIST publishes hold", "[submission]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("canonical: numbers are written as RFC 8785, appendix B, writes them", "[submission]") {
  const std::pair<std::uint64_t, const char*> samples[] = {
      {0x0000000000000000, "0"}, {0x8000000000000000, "0"}, {0x0000000000000001, "5e-324"}, {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"}, {0xffefffffffffffff, "-1.7976931348623157e+308"}, {0x4340000000000000, "9007199254740992"}, {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"}, {0x44b52d02c7e14af5, "9.999999999999997e+22"}, {0x44b52d02c7e14af6, "1e+23"}, {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"}, {0x444b1ae4d6e2ef4f, "999999999999999900000"}, {0x444b1ae4d6e2ef50, "1e+21"}, {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"}, {0x41b3de4355555553, "333333333.3333332"}, {0x41b3de4355555554, "333333333.33333325"}, {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"}, {0x41b3de4355555557, "333333333.33333343"}, {0xbecbf647612f3696, "-0.0000033333333333333333"}, {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (const auto& [bits, text] : samples) CHECK(canonical_number(std::bit_cast<double>(bits)) == text);
  sim::Random random(8785);
  for (int i = 0; i < 20000; ++i) {
    const double x = std::bit_cast<double>(random.next());
    if (x - x == 0) CHECK(std::strtod(canonical_number(x).c_str(), nullptr) == x);
  }
}

TEST_CASE("canonical: the examples of RFC 8785 hold", "[submission]") {
  CHECK(canonical_of(R"({"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]})") ==
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  // Section 3.2.3: by UTF-16 code units, so that the smiley (a surrogate pair) comes before the Hebrew letter.
  CHECK(canonical_of(R"({"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7})") == "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001f600\":5,\"\ufb33\":3}");
  CHECK(canonical_of(R"({"b": {}, "a": [[], ""], "": -0})") == R"({"":0,"a":[[],""],"b":{}})");
  CHECK(canonical_of("[1e999]").empty());
}

TEST_CASE("canonical: the fingerprint of a system forgets what is measured anew, and nothing else", "[submission]") {
  const auto print = [](const char* pointer, const Json& value) {
    Json document = parse(valid_submission_text());
    document[Json::json_pointer(pointer)] = value;
    Node node;
    read(document.dump(), node);
    return system_fingerprint(node);
  };
  const std::string known = "dea07c3082dd7590b0d6a23edaacd7bc9de477a97362490fe22b4d82b5d2daee";  // by a second implementation
  CHECK(print("/submitter", "x") == known);
  CHECK(print("/system_info/peak_gflops", 1) == known);
  CHECK(print("/system_info/bandwidth_gbs", 1) == known);
  CHECK(print("/system_info/engine", "x") != known);
  CHECK(print("/system_info", 1).empty());
}

TEST_CASE("read: what is not JSON is refused, and nothing else", "[submission]") {
  for (const char* text : {"", " ", "{", "[1,]", "{\"a\":1,}", "[1 2]", "01", "1.", ".5", "+1", "-", "1e", "NaN", "Infinity", "-Infinity", "nul", "True", "'a'", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
                           "\"\t\"", "\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xe2\x82\"", "1 1", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{a:1}", "[1]]", "// 1\n1"}) {
    INFO(text);
    CHECK(reading(text) == Reading::malformed);
    const auto findings = validate_text(text);
    REQUIRE(findings);
    CHECK((findings->errors.size() == 1 && findings->errors.at("") == Fault::parse));
  }
  for (const char* text : {"0", "-0.0e+1", " [ ] ", "{}", "\"\\ud83d\\ude00\\/\\b\"", "\xef\xbb\xbf[1]", "[null,true,false]", "\"\x7f\xf4\x8f\xbf\xbf\"", "1e999", "1e-999", "{\"a\":{\"a\":1}}"}) {
    INFO(text);
    CHECK(reading(text) == Reading::ok);
  }
  CHECK(reading(std::string(16, '[') + std::string(16, ']')) == Reading::ok);
  CHECK(reading(std::string(17, '[') + std::string(17, ']')) == Reading::too_large);
  CHECK(reading(std::string(3000000, '[')) == Reading::too_large);
  CHECK(reading(std::string(kMaxBytes + 1, ' ')) == Reading::too_large);
  std::string many = "[0";
  for (int i = 0; i < kMaxNodes; ++i) many += ",0";
  CHECK(reading(many + "]") == Reading::too_large);
}

TEST_CASE("formats: times, versions, digits and base64", "[submission]") {
  for (const char* good : {"2025-01-15T14:30:00Z", "2024-02-29T00:00:00.123456789Z", "2000-02-29T23:59:59Z", "2016-12-31T23:59:60Z"}) CHECK(has_format(good, TextFormat::time));
  for (const char* bad : {"", "Z", "2025-01-15", "2025-01-15 14:30:00Z", "2025-01-15T14:30:00", "2025-01-15T14:30:00z", "2025-01-15T14:30:00.Z", "2025-01-15T14:30:00+00:00", "2025-13-15T14:30:00Z", "2025-00-15T14:30:00Z", "2025-04-31T14:30:00Z",
                          "1900-02-29T14:30:00Z", "2025-01-15T24:00:00Z", "2025-01-15T14:60:00Z", "2025-01-15T14:30:60Z", "2025-1-15T14:30:00Z"})
    CHECK_FALSE(has_format(bad, TextFormat::time));
  for (const char* good : {"0.1.0", "10.20.30", "1.0.0-alpha.1", "1.0.0-0.3.7", "1.0.0+20130313144700", "1.0.0-x-y-z.--+exp.sha.5114f85"}) CHECK(has_format(good, TextFormat::version));
  for (const char* bad : {"", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "v1.0.0", "1.0.0-a..b", "1.0.-1"}) CHECK_FALSE(has_format(bad, TextFormat::version));
  CHECK(has_format("0123abC", TextFormat::commit));
  CHECK_FALSE(has_format("0123ab", TextFormat::commit));
  CHECK_FALSE(has_format("a\xc2\x85z", TextFormat::plain));
  CHECK(has_format("\xc3\x85", TextFormat::plain));
  CHECK(characters("\xc3\x85\xf0\x9f\x98\x80z") == 3);
  // RFC 4648, section 10.
  const std::pair<const char*, const char*> vectors[] = {{"", ""}, {"Zg==", "f"}, {"Zm8=", "fo"}, {"Zm9v", "foo"}, {"Zm9vYg==", "foob"}, {"Zm9vYmE=", "fooba"}, {"Zm9vYmFy", "foobar"}};
  for (const auto& [text, bytes] : vectors) {
    const auto decoded = decode_base64(text);
    REQUIRE(decoded);
    CHECK(std::string(decoded->begin(), decoded->end()) == bytes);
  }
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "Zm9v\n", "Zm-_"}) CHECK_FALSE(decode_base64(bad));
}

TEST_CASE("facade: validate_submission is listed, described and evaluated as a model, and not swept", "[submission]") {
  CHECK(api::models().json.find("\"validate_submission\"") != std::string::npos);
  const Json described = parse(api::describe("validate_submission").json);
  CHECK(described["input_schema"]["properties"]["document"]["anyOf"][0]["properties"]["task"]["properties"]["n_test"] == Json({{"minimum", 30}, {"maximum", 1000000}, {"type", "integer"}}));
  for (const Json& output : described["out"])
    for (const Json& code : output.value("codes", Json::array())) CHECK_FALSE(code["doc"].get<std::string>().empty());
  CHECK(api::evaluate("validate_submission", "{\"document\":" + valid_submission_text() + "}").json == api::validate(valid_submission_text()).json);
  CHECK(api::run("validate_submission", "{\"document\":[]}").json == R"({"valid":false,"errors":[{"code":"not_object","pointer":""}],"warnings":[]})");
  CHECK(test::refusal(api::evaluate("validate_submission", "{}"))["code"] == "missing_field");
  CHECK(test::refusal(api::evaluate("validate_submission", R"({"documnt": 1})"))["message"].get<std::string>().ends_with("Did you mean document?"));
  CHECK(test::refusal(api::evaluate("validate_submission", "[]"))["code"] == "wrong_type");
  CHECK(test::refusal(api::evaluate("validate_submission", "{"))["code"] == "malformed_json");
  CHECK(test::refusal(api::evaluate("validate_submission", std::string(100, '[')))["code"] == "too_large");
  CHECK(test::refusal(api::evaluate("validate_submision", "{}"))["message"].get<std::string>().ends_with("Did you mean validate_submission?"));
  CHECK(test::refusal(api::sweep("validate_submission", "{}", "document", 0, 1, 5, "lin"))["code"] == "wrong_type");
  CHECK(api::validate("{\"a\": NaN}").json == R"({"valid":false,"errors":[{"code":"parse","pointer":""}],"warnings":[]})");
  CHECK(test::refusal(api::validate(std::string(100, '[')))["code"] == "too_large");
}

TEST_CASE("facade: a number that no double can hold is named where it stands", "[submission]") {
  std::string text = valid_submission_text();
  text.replace(text.find("31.5"), 4, "1e999");
  CHECK(api::validate(text).json.find(R"("errors":[{"code":"non_finite","pointer":"/system_info/peak_gflops"}])") != std::string::npos);
  text = valid_submission_text();
  text.replace(text.find("\"sparsity\": 0.5"), 15, "\"sparsity\": [-1e999]");
  CHECK(api::validate(text).json.find(R"("errors":[{"code":"non_finite","pointer":"/optimized/techniques_applied/1/params/sparsity/0"}])") != std::string::npos);
}

// openapi.json is true: every address of the API is in it, every example in it works, every answer has the shape it
// says, and what it forbids is refused by the parameter's name.
#include "server/http/openapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "server/http/routes.h"
#include "server/page/page_path.h"
#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

using Json = nlohmann::json;
using testing::StartsWith;

class OpenApi : public testing::Test {
 protected:
  // One operation, with what its examples make of it.
  struct Operation {
    std::string path;
    std::string method;
    Json description;
    std::map<std::string, std::string> query;  // parameters with an example
    Json body;                                 // null without one

    std::string target() const {
      std::string target = path;
      for (const auto& [name, value] : query) {
        target += (target == path ? "?" : "&") + name + "=" + percent_encode_value(value);
      }
      return target;
    }
  };

  static void SetUpTestSuite() { site_ = new RunningSite; }
  static void TearDownTestSuite() {
    delete site_;
    site_ = nullptr;
  }

  std::vector<Operation> operations() const {
    std::vector<Operation> all;
    for (const auto& [path, methods] : document_["paths"].items()) {
      for (const auto& [method, description] : methods.items()) {
        Operation operation{path, method == "get" ? "GET" : "POST", description, {}, {}};
        for (const Json& parameter : parameters(operation)) {
          if (parameter.contains("example")) operation.query[parameter["name"]] = parameter["example"];
        }
        if (description.contains("requestBody")) operation.body = body_schema(operation)["example"];
        all.push_back(std::move(operation));
      }
    }
    return all;
  }

  const Json& resolve(const Json& node) const {
    return node.contains("$ref") ? document_.at(Json::json_pointer(node["$ref"].get<std::string>().substr(1))) : node;
  }
  std::vector<Json> parameters(const Operation& operation) const {
    std::vector<Json> all;
    for (const Json& parameter : operation.description.value("parameters", Json::array())) {
      all.push_back(resolve(parameter));
    }
    return all;
  }
  const Json& body_schema(const Operation& operation) const {
    return resolve(operation.description["requestBody"]["content"]["application/json"]["schema"]);
  }

  ReceivedAnswer send(const Operation& operation) {
    const Json agents_alone = Json::array({{{"agent", Json::array()}}});
    const std::string fields = operation.description.value("security", Json()) == agents_alone ? site_->bearer() : "";
    if (operation.method == "GET") return site_->get(operation.target(), fields);
    return site_->post_json(operation.target(), operation.body.dump(), fields);
  }

  // The answer's media type and body are what the description promises for its status.
  void expect_as_described(const Operation& operation, const ReceivedAnswer& answer) {
    const std::string about = operation.method + " " + operation.target() + " " + std::to_string(answer.status);
    const Json& responses = operation.description["responses"];
    const std::string status = std::to_string(answer.status);
    ASSERT_TRUE(responses.contains(status) || responses.contains("default")) << about;
    const Json& described = resolve(responses.contains(status) ? responses[status] : responses["default"]);
    if (!described.contains("content")) {
      EXPECT_EQ(answer.body, "") << about;
      return;
    }
    const auto content = described["content"].begin();
    ASSERT_THAT(answer.headers.at("content-type"), StartsWith(content.key())) << about;
    if (content.key() == "text/plain") return;
    expect_valid((*content)["schema"], Json::parse(answer.body), about);
  }

  void expect_valid(const Json& description, const Json& value, const std::string& about) {
    Json rooted = description;  // with the components, so that its references lead somewhere
    rooted["components"] = document_["components"];
    valijson::Schema schema;
    const valijson::adapters::NlohmannJsonAdapter source(rooted), target(value);
    valijson::SchemaParser().populateSchema(source, schema);
    valijson::ValidationResults errors;
    valijson::Validator().validate(schema, target, &errors);
    for (valijson::ValidationResults::Error error; errors.popError(error);) {
      std::string place;
      for (const std::string& step : error.context) place += step;
      ADD_FAILURE() << about << ": " << place << ": " << error.description;
    }
  }

  void expect_refused(const Operation& operation, const std::string& name, int status) {
    const ReceivedAnswer answer = send(operation);
    EXPECT_EQ(answer.status, status) << operation.target() << operation.body;
    expect_as_described(operation, answer);
    if (answer.status < 400) return;
    const Json problem = Json::parse(answer.body);
    EXPECT_EQ(problem["status"], status);
    EXPECT_THAT(problem["detail"].get<std::string>(), StartsWith(name + ":")) << operation.target();
  }

  static RunningSite* site_;
  const Json document_ = Json::parse(openapi_json(""));
};
RunningSite* OpenApi::site_ = nullptr;

TEST_F(OpenApi, DescribesEveryAddressOfTheApiAndNoOther) {
  std::set<std::string> described, served;
  for (const Operation& operation : operations()) described.insert(operation.method + " " + operation.path);
  for (const Route& route : routes()) {
    const std::string_view pattern = route.pattern;
    const bool machine = pattern == "/healthz" || pattern == "/readyz" || pattern == "/metrics";
    if (machine || pattern.starts_with("/api/")) served.insert(std::string(route.method) + " " + std::string(pattern));
  }
  EXPECT_EQ(described, served);
}

TEST_F(OpenApi, HasExamplesThatWork) {
  for (const Operation& operation : operations()) {
    const ReceivedAnswer answer = send(operation);
    EXPECT_TRUE(answer.status == 200 || answer.status == 204) << operation.target() << answer.body;
    expect_as_described(operation, answer);
    if (!operation.body.is_null()) expect_valid(body_schema(operation), operation.body, operation.path);
  }
}

TEST_F(OpenApi, DescribesAnswersOfEveryKind) {
  for (const Operation& operation : operations()) {
    for (const std::string query : {"pasword", "zzzz", "reset zzzz", "hello", "\"reset your\" -zzzz"}) {
      Operation asked = operation;
      if (asked.query.contains("q")) asked.query["q"] = query;
      asked.query.erase("tag");
      asked.query.erase("category");
      asked.query.erase("type");
      for (const std::string locale : {"en", "de", "pt-BR"}) {
        if (asked.query.contains("locale")) asked.query["locale"] = locale;
        expect_as_described(asked, send(asked));
      }
    }
  }
}

TEST_F(OpenApi, NamesTheParameterThatIsWrong) {
  for (const Operation& operation : operations()) {
    for (const Json& parameter : parameters(operation)) {
      const std::string name = parameter["name"];
      const Json& schema = resolve(parameter["schema"]);
      const auto with = [&](const std::string& value) {
        Operation changed = operation;
        changed.query[name] = value;
        return changed;
      };
      if (parameter.value("required", false)) {
        Operation without = operation;
        without.query.erase(name);
        expect_refused(without, name, 400);
        expect_refused(with(""), name, 400);
      }
      if (schema.contains("enum")) expect_refused(with("neither"), name, 400);
      if (name == "locale") expect_refused(with("xx"), name, 404);
      if (schema.value("type", "") != "integer") continue;
      EXPECT_EQ(send(with(std::to_string(schema["minimum"].get<int>()))).status, 200) << name;
      EXPECT_EQ(send(with(std::to_string(schema["maximum"].get<int>()))).status, 200) << name;
      expect_refused(with(std::to_string(schema["minimum"].get<int>() - 1)), name, 400);
      expect_refused(with(std::to_string(schema["maximum"].get<int>() + 1)), name, 400);
      expect_refused(with("many"), name, 400);
    }
  }
}

TEST_F(OpenApi, NamesTheMemberThatIsWrong) {
  for (const Operation& operation : operations()) {
    if (operation.body.is_null()) continue;
    const Json& schema = body_schema(operation);
    for (const auto& [name, property] : schema["properties"].items()) {
      Operation wrong = operation;
      wrong.body[name] = Json::array({1});
      expect_refused(wrong, name, 400);
      if (property.contains("maximum")) {
        wrong.body[name] = property["maximum"].get<int>() + 1;
        expect_refused(wrong, name, 400);
        wrong.body[name] = property["minimum"].get<int>() - 1;
        expect_refused(wrong, name, 400);
      }
    }
    for (const Json& name : schema.value("required", Json::array())) {
      Operation without = operation;
      without.body.erase(name.get<std::string>());
      expect_refused(without, name.get<std::string>(), 400);
    }
    const ReceivedAnswer text = site_->post(operation.path, "text", "Content-Type: text/plain\r\n" + site_->bearer());
    EXPECT_EQ(text.status, 415);
    expect_as_described(operation, text);
    const ReceivedAnswer torn = site_->post_json(operation.path, "{", site_->bearer());
    EXPECT_EQ(torn.status, 400);
    expect_as_described(operation, torn);
  }
}

TEST_F(OpenApi, DescribesWhatAgentsGetToo) {
  for (Operation operation : operations()) {
    if (operation.method != "GET") continue;
    if (operation.path == "/api/v1/search") operation.query["explain"] = "1";
    const ReceivedAnswer answer = site_->get(operation.target(), site_->bearer());
    EXPECT_EQ(answer.status, 200) << operation.target() << answer.body;
    expect_as_described(operation, answer);
    if (!operation.path.starts_with("/api/") || operation.path.ends_with(".json")) continue;
    const ReceivedAnswer refused = site_->get(operation.target(), "Authorization: Bearer no-token\r\n");
    EXPECT_EQ(refused.status, 401) << operation.target();
    expect_as_described(operation, refused);
  }
}

TEST_F(OpenApi, NamesThePublicAddress) {
  EXPECT_EQ(Json::parse(openapi_json("https://help.example.org"))["servers"][0]["url"], "https://help.example.org");
  EXPECT_EQ(Json::parse(site_->get("/api/v1/openapi.json").body), document_);
}

}  // namespace
}  // namespace firstline

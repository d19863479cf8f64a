#include "server/live/build_message.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace firstline {

namespace {

using nlohmann::json;

json encode_finding(const Diagnostic& finding) {
  return {{"path", finding.path},
          {"line", finding.line},
          {"column", finding.column},
          {"error", finding.severity == Severity::error},
          {"message", finding.message}};
}

Diagnostic decode_finding(const json& from) {
  return {from.at("path"), from.at("line"), from.at("column"),
          from.at("error").get<bool>() ? Severity::error : Severity::warning, from.at("message")};
}

}  // namespace

std::string encode_build(const Result<BuildReport>& built) {
  json out;
  if (!built) {
    out = {{"failed", built.error().message}, {"status", exit_status(built.error().kind)}};
  } else {
    const auto errors = std::count_if(built->findings.begin(), built->findings.end(),
                                      [](const Diagnostic& finding) { return finding.severity == Severity::error; });
    json findings = json::array();
    for (std::size_t i = 0; i < std::min(built->findings.size(), kMostFindings); ++i) {
      findings.push_back(encode_finding(built->findings[i]));
    }
    out = {{"generation", built->generation},
           {"published", built->published},
           {"total", built->total},
           {"analyzed", built->analyzed},
           {"seconds", built->seconds},
           {"errors", errors},
           {"warnings", static_cast<long>(built->findings.size()) - errors},
           {"findings", std::move(findings)}};
    if (built->next_due) out["next_due"] = *built->next_due;
  }
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<BuildMessage> decode_build(std::string_view text) {
  try {
    const json in = json::parse(text);
    if (in.contains("failed")) {
      const int status = in.at("status");
      const auto kind = status == 1 ? ErrorKind::content : status == 2 ? ErrorKind::input : ErrorKind::environment;
      return fail(in.at("failed").get<std::string>(), kind);
    }
    BuildMessage message;
    message.report.generation = in.at("generation");
    message.report.published = in.at("published");
    message.report.total = in.at("total");
    message.report.analyzed = in.at("analyzed");
    message.report.seconds = in.at("seconds");
    message.errors = in.at("errors");
    message.warnings = in.at("warnings");
    if (in.contains("next_due")) message.report.next_due = in.at("next_due").get<std::int64_t>();
    for (const json& finding : in.at("findings")) message.report.findings.push_back(decode_finding(finding));
    return message;
  } catch (const json::exception&) {
    return fail("the building process did not say how it went", ErrorKind::environment);
  }
}

}  // namespace firstline

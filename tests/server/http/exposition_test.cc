// The metrics of a whole server, read as strictly as the exposition format allows (0.0.4).
#include "server/http/exposition.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/server/http/running_site.h"

namespace firstline {
namespace {

// What a scraper would refuse, one sentence each.
std::vector<std::string> mistakes_in(const std::string& text) {
  std::vector<std::string> mistakes;
  std::map<std::string, std::string> types;
  std::set<std::string> finished;
  std::set<std::string> series;
  std::map<std::string, double> last_bucket;
  std::map<std::string, double> infinite;
  std::string current;
  const std::regex meta("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  const std::regex sample(
      "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\",?)*)\\})? "
      "(-?[0-9.]+(?:e[+-]?[0-9]+)?)");
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch parts;
    if (std::regex_match(line, parts, meta)) {
      if (parts[2] != current && finished.contains(parts[2])) mistakes.push_back("comes back: " + line);
      if (!current.empty() && parts[2] != current) finished.insert(current);
      current = parts[2];
      if (parts[1] == "TYPE") types[current] = parts[3];
      continue;
    }
    if (!std::regex_match(line, parts, sample)) {
      mistakes.push_back("no sample: " + line);
      continue;
    }
    std::string name = parts[1];
    const std::string labels = parts[3];
    const double value = std::stod(parts[4]);
    const bool histogram = types[current] == "histogram";
    if (!histogram && name != current) mistakes.push_back("outside its metric: " + line);
    if (histogram && !name.starts_with(current + "_")) mistakes.push_back("outside its histogram: " + line);
    if (types[current].empty()) mistakes.push_back("without a type: " + line);
    if (!series.insert(name + "{" + labels).second) mistakes.push_back("twice: " + line);
    if (types[current] == "counter" && value < 0) mistakes.push_back("negative: " + line);
    if (!histogram) continue;
    const std::string others = std::regex_replace(labels, std::regex(",?le=\"[^\"]*\""), "");
    if (name == current + "_bucket") {
      if (value < last_bucket[current + others]) mistakes.push_back("buckets shrink: " + line);
      last_bucket[current + others] = value;
      if (labels.find("le=\"+Inf\"") != std::string::npos) infinite[current + others] = value;
    }
    if (name == current + "_count" && (!infinite.contains(current + others) || infinite[current + others] != value)) {
      mistakes.push_back("differs from its last bucket: " + line);
    }
  }
  if (!text.ends_with('\n')) mistakes.push_back("the last line is cut");
  return mistakes;
}

TEST(Exposition, FindsTheMistakesItLooksFor) {
  for (const std::string wrong :
       {"a 1\n", "# TYPE a gauge\na{b=\"c} 1\n", "# TYPE a gauge\na 1\na 2\n", "# TYPE a gauge\nb 1\n",
        "# TYPE a gauge\na 1", "# TYPE a gauge\na one\n", "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n",
        "# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\n",
        "# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1\nh_count 2\n"}) {
    EXPECT_FALSE(mistakes_in(wrong).empty()) << wrong;
  }
}

TEST(Exposition, EscapesLabels) {
  Exposition out;
  out.metric("a", "gauge", "Help.").sample({{"b", "quote \" slash \\ line \n end"}}, 0.25).sample({{"b", "c"}}, 3e9);
  const std::string text = std::move(out).text();
  EXPECT_EQ(text,
            "# HELP a Help.\n# TYPE a gauge\na{b=\"quote \\\" slash \\\\ line \\n end\"} 0.25\n"
            "a{b=\"c\"} 3000000000\n");
  EXPECT_EQ(mistakes_in(text), std::vector<std::string>());
}

TEST(Exposition, OfAServerThatWasBusyHoldsNoQuery) {
  RunningSite site;
  for (const std::string path :
       {"/en/search?q=xylophonemarker", "/en/search?q=pasword", "/api/v1/search?locale=en&q=xylophonemarker+password",
        "/api/v1/search?q=xylophonemarker&locale=xylophonemarker", "/en/articles/xylophonemarker", "/xylophonemarker/",
        "/xylophonemarker%00", "/en/", "/healthz", "/api/v1/search?locale=pt-BR&q=password"}) {
    site.get(path);
  }
  site.ask("BREW / HTTP/1.1\r\nxylophonemarker\r\n\r\n");
  const std::string text = site.get("/metrics").body;
  EXPECT_EQ(mistakes_in(text), std::vector<std::string>());
  EXPECT_EQ(text.find("xylophonemarker"), std::string::npos);
  for (const std::string line :
       {"firstline_searches_total 4\n", "firstline_search_outcomes_total{outcome=\"corrected\"} 1\n",
        "firstline_search_outcomes_total{outcome=\"fallback\"} 1\n",
        "firstline_rejections_total{reason=\"malformed\"} 1\n", "firstline_requests_in_flight 1\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
}

}  // namespace
}  // namespace firstline

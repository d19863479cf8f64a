// What the operator asked for: flags and the YAML file, checked and settled.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "server/http/call.h"
#include "server/http/listener.h"

namespace firstline {

struct Config {
  std::filesystem::path index = "index";
  std::optional<std::filesystem::path> content;  // published on start, and when an article is due
  bool watch = false;                            // published when files change, too
  bool preview = false;                          // the writer's desk
  std::filesystem::path templates;
  std::filesystem::path theme;         // "" for none
  std::string store;                   // the URL of the feedback store
  std::filesystem::path agent_tokens;  // "" when there are no agents
  ListenAddress listen{"127.0.0.1", 8080};
  Settings settings;
  std::string log_level = "info";
  bool check = false;  // validate everything, serve nothing

  // The same by flag, as text: what comparing two of them goes by.
  std::map<std::string, std::vector<std::string>> given;
};

// nullopt when the arguments asked for help or the version, which is then printed. Fails (input) naming the flag, or
// the file and line, and what to do.
Result<std::optional<Config>> parse_config(const std::vector<std::string>& arguments);

// Flags that the two give differently, by what can be done about it while the server runs.
struct ConfigChanges {
  std::vector<std::string> live;           // take effect at once
  std::vector<std::string> after_restart;  // stay as they were until then
};
ConfigChanges compare_configs(const Config& running, const Config& fresh);

}  // namespace firstline

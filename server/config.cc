#include "server/config.h"

#include <yaml-cpp/yaml.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <utility>

#include "indexer/base/file.h"

namespace firstline {

namespace {

// Every flag as text, however it was given; what it means is settled below, in one place for both sources.
using Values = std::map<std::string, std::vector<std::string>>;

enum class Kind { value, list, toggle };

struct Flag {
  const char* name;
  Kind kind;
  const char* type;
  const char* help;
  bool live = false;  // SIGHUP changes it in a running server
};

constexpr Flag kFlags[] = {
    {"index", Kind::value, "DIR", "the index to serve (default: index)"},
    {"content", Kind::value, "DIR", "publish from this folder: on start, and when a scheduled article is due"},
    {"watch", Kind::toggle, "", "publish whenever a file of --content changes"},
    {"preview", Kind::toggle, "", "open the writer's desk at /preview/: articles of --content as their files are now"},
    {"listen", Kind::value, "ADDR:PORT", "where to listen (default: 127.0.0.1:8080; port 0 picks one)"},
    {"base-url", Kind::value, "URL", "the public address, for absolute links"},
    {"store", Kind::value, "URL",
     "where feedback is kept (default: sqlite:INDEX.feedback.db, beside the index and not in it, since generations "
     "come "
     "and go; back it up with: firstline-server feedback backup FILE)"},
    {"agent-tokens", Kind::value, "FILE", "who the agents are (firstline-server token add NAME makes it)"},
    {"learn", Kind::value, "on|off", "let what agents say about suggestions move later ones (default: on)"},
    {"theme", Kind::value, "DIR", "templates and static files laid over the shipped ones"},
    {"templates", Kind::value, "DIR", "the shipped templates, when they are not where they were installed"},
    {"trusted-proxy", Kind::list, "CIDR", "a proxy whose X-Forwarded-For is believed; may be repeated", true},
    {"allow-origin", Kind::list, "ORIGIN", "a site that may call the API and frame pages; may be repeated", true},
    {"rate", Kind::value, "RATE", "searches a second and burst of one address (default: 20:60; off for no limit)",
     true},
    {"log-queries", Kind::toggle, "", "log what is searched for", true},
    {"access-log", Kind::value, "on|off", "log a line for each request (default: on)", true},
    {"log-level", Kind::value, "LEVEL", "debug, info (default), warn, error or off", true},
    {"check", Kind::toggle, "", "check flags, templates and index, and exit"},
};

const Flag* find_flag(const std::string& name) {
  for (const Flag& flag : kFlags) {
    if (name == flag.name) return &flag;
  }
  return nullptr;
}

Result<Values> read_file_values(const std::string& path) {
  const auto text = read_file(path, 1 << 20);
  if (!text) return fail(text.error().message);
  Values values;
  const auto at = [&path](const YAML::Mark& mark) { return path + ':' + std::to_string(mark.line + 1) + ": "; };
  try {
    const YAML::Node root = YAML::Load(*text);
    if (root.IsNull()) return values;
    if (!root.IsMap()) return fail(path + ": must be lines of FLAG: VALUE");
    for (const auto& entry : root) {
      const auto name = entry.first.as<std::string>();
      const Flag* flag = find_flag(name);
      if (!flag) return fail(at(entry.first.Mark()) + "there is no flag \"" + name + "\"; --help lists them");
      if (values.contains(name)) return fail(at(entry.first.Mark()) + '"' + name + "\" stands twice");
      auto& list = values[name];
      if (entry.second.IsSequence() && flag->kind == Kind::list) {
        for (const auto& item : entry.second) list.push_back(item.as<std::string>());
      } else if (!entry.second.IsScalar()) {
        return fail(at(entry.second.Mark()) + '"' + name + "\" takes a single value");
      } else if (flag->kind == Kind::toggle) {
        if (entry.second.as<bool>()) list.push_back("true");
      } else {
        list.push_back(entry.second.as<std::string>());
      }
    }
  } catch (const YAML::Exception& exception) {
    return fail(at(exception.mark) + exception.msg);
  }
  return values;
}

// Installed (../share/firstline/templates beside the executable), else those of the source tree it was built from.
std::filesystem::path find_templates() {
  std::error_code failed;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", failed);
  auto installed = executable.parent_path().parent_path() / "share/firstline/templates";
  if (!failed && std::filesystem::is_directory(installed, failed)) return installed;
  return FIRSTLINE_SOURCE_TEMPLATES;
}

// Beside the index, whose folder someone may delete to build it anew.
std::string default_store(const std::filesystem::path& index) {
  std::filesystem::path folder = std::filesystem::absolute(index).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "index/"
  return "sqlite:" + folder.string() + ".feedback.db";
}

// "https://help.example.org": scheme and host, nothing after them; both headers and links are built with it.
bool is_origin(const std::string& text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  return scheme > 0 && text.size() > scheme &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]", scheme) ==
             std::string::npos;
}

Result<Config> settle(const Values& values) {
  Config config;
  const auto last = [&values](const char* name) -> const std::string* {
    const auto found = values.find(name);
    return found == values.end() || found->second.empty() ? nullptr : &found->second.back();
  };
  const auto list = [&values](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>{} : found->second;
  };
  const auto wrong = [](const char* flag, const std::string& what) {
    return fail("--" + std::string(flag) + ": " + what);
  };

  if (const auto* index = last("index")) config.index = *index;
  config.store = last("store") ? *last("store") : default_store(config.index);
  if (const auto* content = last("content")) config.content = *content;
  if (const auto* tokens = last("agent-tokens")) config.agent_tokens = *tokens;
  config.watch = last("watch") != nullptr;
  if (config.watch && !config.content) return wrong("watch", "needs --content DIR, the folder to watch");
  config.preview = last("preview") != nullptr;
  if (config.preview && !config.content) return wrong("preview", "needs --content DIR, the folder to show");
  if (const auto* theme = last("theme")) config.theme = *theme;
  config.templates = last("templates") ? std::filesystem::path(*last("templates")) : find_templates();
  if (const auto* listen = last("listen")) {
    auto address = ListenAddress::parse(*listen);
    if (!address) return wrong("listen", address.error().message);
    config.listen = std::move(*address);
  }
  if (const auto* url = last("base-url")) {
    config.settings.base_url = *url;
    while (config.settings.base_url.ends_with('/')) config.settings.base_url.pop_back();
    if (!is_origin(config.settings.base_url)) {
      return wrong("base-url", '"' + *url + "\" must be a scheme and a host, e.g. https://help.example.org");
    }
  }
  for (const std::string& text : list("trusted-proxy")) {
    const auto cidr = Cidr::parse(text);
    if (!cidr) return wrong("trusted-proxy", '"' + text + "\" is no address range, e.g. 127.0.0.1 or 10.0.0.0/8");
    config.settings.trusted_proxies.push_back(*cidr);
  }
  for (const std::string& text : list("allow-origin")) {
    if (!is_origin(text)) return wrong("allow-origin", '"' + text + "\" is no origin, e.g. https://www.example.org");
    config.settings.allow_origins.push_back(text);
  }
  if (const auto* rate = last("rate")) {
    const auto parsed = Rate::parse(*rate);
    if (!parsed) return wrong("rate", parsed.error().message);
    config.settings.rate = *parsed;
  }
  if (const auto* learn = last("learn")) {
    if (*learn != "on" && *learn != "off") return wrong("learn", '"' + *learn + "\" must be on or off");
    config.settings.learn = *learn == "on";
  }
  config.settings.log_queries = last("log-queries") != nullptr;
  if (const auto* access = last("access-log")) {
    if (*access != "on" && *access != "off") return wrong("access-log", '"' + *access + "\" is neither on nor off");
    config.settings.log_requests = *access == "on";
  }
  if (const auto* level = last("log-level")) config.log_level = *level;
  config.check = last("check") != nullptr;
  config.given = values;
  return config;
}

}  // namespace

Result<std::optional<Config>> parse_config(const std::vector<std::string>& arguments) {
  CLI::App app("Serves a help centre from an index that firstline-index built.", "firstline-server");
  app.footer(
      "firstline-server feedback --help tells how to read what customers said,\n"
      "firstline-server token --help how agents are let in.");
  app.set_version_flag("--version", "firstline-server " FIRSTLINE_VERSION);
  Values given;
  std::string file;
  app.add_option("--config", file, "a YAML file with the same flags, without the dashes; flags win")->type_name("FILE");
  for (const Flag& flag : kFlags) {
    const std::string name = "--" + std::string(flag.name);
    auto& values = given[flag.name];
    if (flag.kind == Kind::toggle) {
      app.add_flag_callback(
          name, [&values] { values.push_back("true"); }, flag.help);
    } else {
      app.add_option(name, values, flag.help)->type_name(flag.type)->allow_extra_args(false);
    }
  }
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return std::optional<Config>{};
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; firstline-server --help lists the flags");
  }
  for (const Flag& flag : kFlags) {
    if (flag.kind != Kind::value || given[flag.name].size() < 2) continue;
    return fail("--" + std::string(flag.name) + " is given " + std::to_string(given[flag.name].size()) +
                " times but takes a single value; firstline-server --help lists the flags");
  }
  Values values;
  if (!file.empty()) {
    auto read = read_file_values(file);
    if (!read) return tl::unexpected(read.error());
    values = std::move(*read);
  }
  for (auto& [name, list] : given) {
    if (!list.empty()) values[name] = std::move(list);
  }
  std::erase_if(values, [](const auto& value) { return value.second.empty(); });
  auto config = settle(values);
  if (!config) return tl::unexpected(config.error());
  return std::optional<Config>(std::move(*config));
}

ConfigChanges compare_configs(const Config& running, const Config& fresh) {
  ConfigChanges changes;
  for (const Flag& flag : kFlags) {
    const auto value_in = [&flag](const Config& config) {
      const auto found = config.given.find(flag.name);
      return found == config.given.end() ? std::vector<std::string>{} : found->second;
    };
    if (value_in(running) == value_in(fresh)) continue;
    (flag.live ? changes.live : changes.after_restart).emplace_back(flag.name);
  }
  return changes;
}

}  // namespace firstline

#include "server/token_command.h"

#include <CLI/CLI.hpp>
#include <ctime>
#include <iostream>

#include "server/agent/token_file.h"
#include "server/config.h"

namespace firstline {

namespace {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
  return text;
}

// The token alone stands on standard output, so that a script can take it from there.
Result<void> add(const std::filesystem::path& file, const std::string& name) {
  const auto token = add_token(file, name, today());
  if (!token) return tl::unexpected(token.error());
  std::cout << *token << std::endl;
  std::cerr << "This is " << name << "'s token. It is shown this once and kept nowhere; hand it over safely.\n";
  return {};
}

// A file that is not there yet is no riddle.
tl::unexpected<Error> unreadable(Error error, const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) error.message += "; \"token add NAME\" makes it";
  return tl::unexpected(std::move(error));
}

Result<void> list(const std::filesystem::path& file) {
  const auto entries = read_token_file(file);
  if (!entries) return unreadable(entries.error(), file);
  for (const TokenEntry& entry : *entries) std::cout << entry.name << '\t' << entry.added << '\n';
  std::cout.flush();
  return {};
}

Result<void> revoke(const std::filesystem::path& file, const std::string& name) {
  if (const auto done = revoke_token(file, name); !done) return unreadable(done.error(), file);
  std::cerr << name << "'s token is revoked; programs and sessions that use it are out from now on.\n";
  return {};
}

}  // namespace

Result<void> run_token_command(const std::vector<std::string>& arguments) {
  CLI::App app("Tokens of agents, who see articles that customers do not.", "firstline-server token");
  app.require_subcommand(1);
  app.fallthrough();
  std::string file;
  std::string config_file;
  std::string name;
  app.add_option("--agent-tokens", file, "the file of tokens that the server is given, too")->type_name("FILE");
  app.add_option("--config", config_file, "the server's YAML file, which names it")->type_name("FILE");
  auto* adding = app.add_subcommand("add", "make a token for an agent and print it");
  auto* listing = app.add_subcommand("list", "print every agent's name and the day of the token");
  auto* revoking = app.add_subcommand("revoke", "make an agent's token worthless");
  for (auto* command : {adding, revoking}) command->add_option("NAME", name, "whose token it is")->required();
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return {};
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; firstline-server token --help lists what there is");
  }
  std::vector<std::string> server_arguments;
  if (!config_file.empty()) server_arguments.insert(server_arguments.end(), {"--config", config_file});
  if (!file.empty()) server_arguments.insert(server_arguments.end(), {"--agent-tokens", file});
  const auto config = parse_config(server_arguments);
  if (!config) return tl::unexpected(config.error());
  const std::filesystem::path& path = (*config)->agent_tokens;
  if (path.empty()) return fail("name the file of tokens: --agent-tokens FILE, here and for the server");
  if (adding->parsed()) return add(path, name);
  return listing->parsed() ? list(path) : revoke(path, name);
}

}  // namespace firstline

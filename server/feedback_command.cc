#include "server/feedback_command.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/config.h"
#include "server/feedback/feedback_export.h"
#include "server/feedback/feedback_store.h"

namespace firstline {

namespace {

Result<void> export_votes(FeedbackStore& store, const std::string& format) {
  const auto rows = store.rows();
  if (!rows) return tl::unexpected(rows.error());
  return format == "jsonl" ? export_json_lines(*rows, std::cout) : export_csv(*rows, std::cout);
}

}  // namespace

Result<void> run_feedback_command(const std::vector<std::string>& arguments) {
  CLI::App app("What customers said about articles.", "firstline-server feedback");
  app.require_subcommand(1);
  app.fallthrough();
  // These lead to the store as they lead the server there.
  std::vector<std::string> server_arguments;
  for (const auto& [flag, type, help] :
       {std::tuple{"--index", "DIR", "the index that the store is beside"},
        std::tuple{"--store", "URL", "the store, when it is elsewhere"},
        std::tuple{"--config", "FILE", "the server's YAML file, which names either"}}) {
    app.add_option_function<std::string>(
           flag,
           [&server_arguments, flag = std::string(flag)](const std::string& value) {
             server_arguments.insert(server_arguments.end(), {flag, value});
           },
           help)
        ->type_name(type);
  }
  std::string format = "csv";
  std::string file;
  auto* exporting = app.add_subcommand("export", "print every vote, oldest first");
  exporting->add_option("--format", format, "csv (default) or jsonl")->check(CLI::IsMember({"csv", "jsonl"}));
  auto* backing_up = app.add_subcommand("backup", "copy the store to a new file, which --store opens as it is");
  backing_up->add_option("FILE", file, "the file to make; it must not exist yet")->required();
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return {};
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + "; firstline-server feedback --help lists what there is");
  }
  const auto config = parse_config(server_arguments);
  if (!config) return tl::unexpected(config.error());
  auto store = FeedbackStore::open((*config)->store, IfMissing::fail);
  if (!store) return tl::unexpected(store.error());
  return exporting->parsed() ? export_votes(*store, format) : store->backup(file);
}

}  // namespace firstline

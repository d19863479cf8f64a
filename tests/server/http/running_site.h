// A whole help centre on a port of its own: articles, index, templates, application and front.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "server/agent/agent_book.h"
#include "server/http/application.h"
#include "server/http/front.h"
#include "server/http/log.h"
#include "tests/server/http/test_client.h"
#include "tests/temp_site.h"

namespace firstline {

class RunningSite {
 public:
  // Two locales, a category, a FAQ, an agents-only article, an archived one, a redirect, an attachment and a gap.
  static void fill(TempSite& site) {
    site.file(
        "site.yml",
        "name: Example\ndefault_locale: en\nlocales:\n  - tag: en\n    name: English\n  - tag: de\n    name: Deutsch\n"
        "    fallback: [en]\n  - tag: pt-BR\n    name: Português\n    fallback: [en]\n");
    site.file("en/account/_index.md", "---\ntitle: Account\n---\n");
    site.article("en/account/password.md", "Reset your password",
                 "## Steps\n\nOpen the settings and choose reset.\n\n![x](picture.png)\n\n[sheet](prices.csv)",
                 "tags: [login]\nredirect_from: [/hc/en-us/articles/360001, old-password]");
    site.file("en/account/picture.png", "\x89PNG not really");
    site.file("en/account/prices.csv", "a,b\n");
    site.article("en/account/email.md", "Change your e-mail address", "Open the settings.");
    site.article(
        "en/account/secret.md", "Zanzibar override for agents", "Say the word zanzibar.\n\n![x](wombat.png)",
        "audience: agents\ntags: [quaggatag]\nquestions: [\"Where is the numbat?\"]\nredirect_from: [/old/axolotl]");
    site.file("en/account/wombat.png", "\x89PNG not really");
    site.file("en/_gaps.yml", "narwhal-booklet: Can I print the settings as one narwhal booklet?\n");
    site.article("en/only-english.md", "Only in English", "Not translated.");
    site.file("de/account/_index.md", "---\ntitle: Konto\n---\n");
    site.article("de/account/password.md", "Passwort zurücksetzen", "Öffne die Einstellungen.");
    site.article("pt-BR/hello.md", "Olá", "Bem-vindo.");
  }

  // Of a server that knows its public address, as sitemap and feeds need.
  static Settings addressed() {
    Settings settings;
    settings.base_url = "https://help.example.org";
    return settings;
  }

  explicit RunningSite(Settings settings = {}) {
    static_cast<void>(set_log_level("off"));
    fill(site_);
    site_.build();
    start(std::move(settings));
  }

  ~RunningSite() {
    front_->stop();
    thread_.join();
  }

  std::uint16_t port() const { return front_->address().port; }
  TempSite& site() { return site_; }
  Front& front() { return *front_; }
  Application& application() { return *application_; }
  GenerationHolder& generations() { return *generations_; }
  FeedbackStore& feedback() { return *feedback_; }

  // The token of the agent "ada", and the header line and file that go with it.
  const std::string& token() const { return token_; }
  std::string bearer() const { return "Authorization: Bearer " + token_ + "\r\n"; }
  std::filesystem::path token_file() const { return site_.directory() / "agents"; }
  // The header line of a browser in which ada has signed in.
  std::string sign_in() {
    const ReceivedAnswer answer = post_form("/agent/sign-in", "token=" + token_);
    const std::string& cookie = answer.headers.at("set-cookie");
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
  }

  // One request on a connection of its own.
  ReceivedAnswer ask(const std::string& bytes, bool head = false) {
    TestClient client(port());
    client.send(bytes);
    auto answer = client.receive(head);
    if (!answer) throw std::runtime_error("no answer to " + bytes);
    return std::move(*answer);
  }
  ReceivedAnswer get(const std::string& target, const std::string& fields = "") {
    return ask(firstline::get(target, fields));
  }
  ReceivedAnswer post(const std::string& target, const std::string& body, const std::string& fields) {
    return ask(firstline::post(target, body, fields));
  }
  ReceivedAnswer post_json(const std::string& target, const std::string& body, const std::string& fields = "") {
    return post(target, body, "Content-Type: application/json\r\n" + fields);
  }
  ReceivedAnswer post_form(const std::string& target, const std::string& body, const std::string& fields = "") {
    return post(target, body, "Content-Type: application/x-www-form-urlencoded\r\n" + fields);
  }
  nlohmann::json json(const std::string& target) { return nlohmann::json::parse(get(target).body); }

 private:
  void start(Settings settings) {
    auto pages = PageRenderer::load(FIRSTLINE_SOURCE_DIR "/templates", {});
    if (!pages) throw std::runtime_error(pages.error().message);
    pages_ = std::make_unique<PageRenderer>(std::move(*pages));
    auto generations = GenerationHolder::open(site_.index());
    if (!generations) throw std::runtime_error(generations.error().message);
    generations_ = std::move(*generations);
    auto feedback = FeedbackStore::open("sqlite::memory:");
    if (!feedback) throw std::runtime_error(feedback.error().message);
    feedback_ = std::make_unique<FeedbackStore>(std::move(*feedback));
    const auto token = add_token(token_file(), "ada", "2026-11-22");
    if (!token) throw std::runtime_error(token.error().message);
    token_ = *token;
    auto agents = AgentBook::open(token_file());
    if (!agents) throw std::runtime_error(agents.error().message);
    agents_ = std::move(*agents);
    application_ =
        std::make_unique<Application>(std::move(settings), *pages_, *generations_, *feedback_, agents_.get());
    FrontOptions options;
    application_->attach(options);
    auto listener = listen_on({"127.0.0.1", 0});
    if (!listener) throw std::runtime_error(listener.error().message);
    front_ = std::make_unique<Front>(std::move(*listener), std::move(options));
    application_->count_connections([front = front_.get()] { return front->open_connections(); });
    thread_ = std::thread([this] { front_->run(); });
  }

  TempSite site_;
  std::unique_ptr<PageRenderer> pages_;
  std::unique_ptr<GenerationHolder> generations_;
  std::unique_ptr<FeedbackStore> feedback_;
  std::string token_;
  std::unique_ptr<AgentBook> agents_;
  std::unique_ptr<Application> application_;
  std::unique_ptr<Front> front_;
  std::thread thread_;
};

}  // namespace firstline

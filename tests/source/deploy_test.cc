// The nginx configuration that ships, as nginx itself reads it; where nginx is installed.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include "tests/temp_dir.h"

namespace firstline {
namespace {

int run(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(Deploy, NginxTakesTheConfiguration) {
  if (run("PATH=$PATH:/usr/sbin command -v nginx >/dev/null && command -v openssl >/dev/null") != 0) {
    GTEST_SKIP() << "nginx or openssl is not installed";
  }
  TempDir folder;
  const std::string dir = folder.path().string();
  ASSERT_EQ(run("openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=help.example.org -days 1 -keyout " + dir +
                "/privkey.pem -out " + dir + "/fullchain.pem 2>/dev/null"),
            0);
  std::string site = read(FIRSTLINE_SOURCE_DIR "/server/deploy/nginx.conf");
  site = std::regex_replace(site, std::regex("/etc/letsencrypt/live/[^/]+"), dir);
  // Ports that anybody may bind: the test is about the words of the configuration.
  site = std::regex_replace(site, std::regex("listen (\\[::\\]:)?80;"), "listen unix:" + dir + "/$1plain;");
  site = std::regex_replace(site, std::regex("listen (\\[::\\]:)?443 "), "listen unix:" + dir + "/$1tls ");
  site = std::regex_replace(site, std::regex("\\[::\\]:(plain|tls)"), "$1-6");
  std::ofstream(dir + "/site.conf") << site;
  std::ofstream(dir + "/nginx.conf") << "pid " << dir << "/pid;\nevents {}\nhttp {\naccess_log off;\ninclude " << dir
                                     << "/site.conf;\n}\n";
  EXPECT_EQ(run("PATH=$PATH:/usr/sbin nginx -t -q -e " + dir + "/log -p " + dir + " -c " + dir + "/nginx.conf 2>" +
                dir + "/said"),
            0)
      << read(dir + "/said");
  EXPECT_EQ(read(dir + "/said").find("warn"), std::string::npos) << read(dir + "/said");
}

}  // namespace
}  // namespace firstline

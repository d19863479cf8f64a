#include "server/http/exposition.h"

#include <cstddef>
#include <cstdio>

namespace firstline {

namespace {

// Whole numbers in full, others with as many digits as tell them apart.
std::string number(double value) {
  char text[40];
  const bool whole = value == static_cast<double>(static_cast<std::int64_t>(value));
  std::snprintf(text, sizeof text, whole ? "%.0f" : "%.9g", value);
  return text;
}

// Backslash, quote and line break are escaped.
std::string escape(std::string_view value) {
  std::string escaped;
  for (const char c : value) {
    if (c == '\\' || c == '"') escaped += '\\';
    if (c == '\n') {
      escaped += "\\n";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

Exposition& Exposition::metric(std::string_view name, std::string_view type, std::string_view help) {
  name_ = name;
  text_.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
  text_.append(type).append("\n");
  return *this;
}

Exposition& Exposition::sample(std::string_view suffix, const Labels& labels, double value, std::string_view bound) {
  text_ += name_ + std::string(suffix);
  char before = '{';
  const auto label = [&](std::string_view name, std::string_view of) {
    text_ += before + std::string(name) + "=\"" + escape(of) + '"';
    before = ',';
  };
  for (const auto& [name, of] : labels) label(name, of);
  if (!bound.empty()) label("le", bound);
  if (before == ',') text_ += '}';
  text_ += ' ' + number(value) + '\n';
  return *this;
}

Exposition& Exposition::histogram(const Labels& labels, std::span<const double> bounds,
                                  std::span<const std::uint64_t> counts, double sum) {
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    below += counts[i];
    sample("_bucket", labels, static_cast<double>(below), i < bounds.size() ? number(bounds[i]) : "+Inf");
  }
  sample("_sum", labels, sum);
  return sample("_count", labels, static_cast<double>(below));
}

}  // namespace firstline

#include "bench/documents/sample_files.hpp"

namespace cfplan::bench {
namespace {

// Of a file with so many environments that it would be beyond the size that is read, fewer.
std::size_t vars_of_each(std::size_t environments) { return environments > 50'000 ? 4 : 12; }

std::string environment_name(std::size_t number) {
  return "customer" + std::to_string(number) + "-production";
}

std::string var_text(std::size_t number) {
  return "\"https://service-" + std::to_string(number) + ".example.com/api\"";
}

std::string toml_environment(std::size_t number, std::size_t vars) {
  const std::string path = "env." + environment_name(number);
  std::string text = "\n# " + environment_name(number) + ", since 2025\n[" + path +
                     "]\nname = \"data-service-" + std::to_string(number) +
                     "\" # as the dashboard has it\nroutes = [{ pattern = \"c" +
                     std::to_string(number) + ".example.com/*\", zone_name = \"example.com\" }]\n";
  text += "\n[" + path + ".vars]\n";
  for (std::size_t i = 0; i < vars; ++i) {
    text += "SERVICE_" + std::to_string(i) + " = " + var_text(i) + "\n";
  }
  return text + "\n[[" + path + ".d1_databases]]\nbinding = \"DB\"\n";
}

std::string jsonc_environment(std::size_t number, std::size_t vars) {
  std::string text = "    // since 2025\n    \"" + environment_name(number) +
                     "\": {\n      \"name\": \"data-service-" + std::to_string(number) +
                     "\", // as the dashboard has it\n      \"routes\": [{ \"pattern\": \"c" +
                     std::to_string(number) + ".example.com/*\" }],\n      \"vars\": {\n";
  for (std::size_t i = 0; i < vars; ++i) {
    text += "        \"SERVICE_" + std::to_string(i) + "\": " + var_text(i) + ",\n";
  }
  return text + "      },\n    },\n";
}

std::string env_line(std::size_t number) {
  const std::string key = "SERVICE_KEY_" + std::to_string(number);
  switch (number % 4) {
    case 0: return "# The address of service " + std::to_string(number) + "\n" + key + "=\"x\"\n";
    case 1: return key + "='https://service.example.com/api/v1/some/path' # quoted\n";
    default: return key + "=https://service.example.com/api/v1/some/other/longer/path\n";
  }
}

}  // namespace

std::string sample_file(DocumentFormat format, std::size_t count) {
  const std::size_t vars = vars_of_each(count);
  std::string text;
  if (format == DocumentFormat::Toml) text = "name = \"data-service\"\nmain = \"src/index.js\"\n";
  if (format == DocumentFormat::Jsonc) text = "{\n  \"name\": \"data-service\",\n  \"env\": {\n";
  for (std::size_t i = 0; i < count; ++i) {
    switch (format) {
      case DocumentFormat::Toml: text += toml_environment(i, vars); break;
      case DocumentFormat::Jsonc: text += jsonc_environment(i, vars); break;
      case DocumentFormat::Env: text += env_line(i); break;
      case DocumentFormat::Text: break;
    }
  }
  if (format == DocumentFormat::Jsonc) text += "  },\n}\n";
  return text;
}

ValuePath sample_path(DocumentFormat format, std::size_t count) {
  const std::size_t middle = count / 2;
  if (format == DocumentFormat::Env) return {"SERVICE_KEY_" + std::to_string(middle)};
  return {"env", environment_name(middle), "vars", "SERVICE_3"};
}

}  // namespace cfplan::bench

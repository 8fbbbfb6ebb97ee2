// Reading of the shipped templates, and their list.
#include "catalogue.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "provisioning/provisioning.hpp"
#include "shape/json.hpp"

namespace provisioning {
namespace {

struct TemplateList {
  std::vector<Template> data;
};
BOOST_DESCRIBE_STRUCT(TemplateList, (), (data))

Template read_template(const std::filesystem::path& folder) {
  std::ifstream file(folder / "template.json");
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw base::invalid("templates_dir", "unreadable_template", (folder / "template.json").string());
  auto read = shape::read_json<Template>(text.str(), shape::Unknown::ignore);
  read.name = folder.filename();
  return read;
}

base::Task<TemplateList> list_templates(const Catalogue& catalogue, tenancy::Member) {
  TemplateList list{catalogue.all()};
  co_return list;
}

}  // namespace

Catalogue::Catalogue(const std::filesystem::path& templates_dir, std::filesystem::path repositories_dir)
    : repositories_dir_(std::move(repositories_dir)) {
  for (const auto& entry : std::filesystem::directory_iterator(templates_dir)) {
    if (entry.is_directory()) templates_.push_back(read_template(entry.path()));
  }
  std::ranges::sort(templates_, {}, &Template::name);
}

const Template& Catalogue::get(const std::string& name, const std::string& field) const {
  const auto found = std::ranges::find(templates_, name, &Template::name);
  if (found != templates_.end()) return *found;
  std::string names;
  for (const auto& known : templates_) names += (names.empty() ? "" : ", ") + known.name;
  throw base::invalid(field, "not_one_of", "There is no such template. Choose one of: " + names + ".");
}

std::string Catalogue::git_url(const Template& chosen) const {
  return "file://" + (repositories_dir_ / (chosen.name + ".git")).string();
}

void add_template_routes(http::Routes& r, const Catalogue& catalogue) {
  r.get("/api/v1/templates", http::with(list_templates, catalogue))
      .says("List the website templates")
      .named("list_templates")
      .needs("websites:read");
}

std::shared_ptr<const Catalogue> read_catalogue(const Options& options) {
  return std::make_shared<const Catalogue>(options.templates_dir, options.template_repositories_dir);
}

}  // namespace provisioning

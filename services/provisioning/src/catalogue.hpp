// The templates a client's website can be made from.
#pragma once

#include <boost/describe/class.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "http/routes.hpp"

namespace provisioning {

struct Template {
  std::string name;  // what requests say; never used as a path
  std::string title;
  std::string description;
  std::vector<std::string> features;
};
BOOST_DESCRIBE_STRUCT(Template, (), (name, title, description, features))

class Catalogue {
 public:
  // Reads <templates_dir>/*/template.json; each template's repository is <repositories_dir>/<name>.git.
  Catalogue(const std::filesystem::path& templates_dir, std::filesystem::path repositories_dir);

  const std::vector<Template>& all() const { return templates_; }
  // Throws base::invalid at `field` for a name that is not in the catalogue.
  const Template& get(const std::string& name, const std::string& field) const;
  std::string git_url(const Template& chosen) const;

 private:
  std::vector<Template> templates_;
  std::filesystem::path repositories_dir_;
};

void add_template_routes(http::Routes& routes, const Catalogue& catalogue);

}  // namespace provisioning

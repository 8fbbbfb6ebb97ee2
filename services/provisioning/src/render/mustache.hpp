// Mustache templates and the values they show.
#pragma once

#include <boost/json/object.hpp>

#include <initializer_list>
#include <memory>
#include <string>

namespace provisioning {

// Values a template looks names up in, converted once and shared by many renderings.
// Every text in them is HTML already (escaped where it was plain), so {{x}} and {{{x}}} mean the same and no template
// can forget to escape. Empty texts and null count as false in sections.
class MustacheValues {
 public:
  explicit MustacheValues(const boost::json::object& values);
  MustacheValues(MustacheValues&&) noexcept;
  ~MustacheValues();

 private:
  friend class Mustache;
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

class Mustache {
 public:
  // `text` comes from complete_mustache().
  Mustache(std::string file, const std::string& text);
  Mustache(Mustache&&) noexcept;
  ~Mustache();

  // Looks names up in the values from left (innermost) to right. Refuses more than 4 MiB of output, and sections that
  // multiply each other beyond reason.
  std::string render(std::initializer_list<const MustacheValues*> innermost_first) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace provisioning

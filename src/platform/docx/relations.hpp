// What the parts of a package are, and what each refers to (ECMA-376, part 2, 6.2.3 and 6.5):
// content types and relationships. package.hpp holds the bytes.
#pragma once

#include "platform/docx/package.hpp"
#include "platform/docx/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace radslag::docx {

struct Relation {
    std::string id;
    std::string type;   ///< the last step of its address: "styles", "hyperlink"
    std::string target; ///< a part, or an address when external
    bool is_external = false;
};

/// What one part refers to; that of the whole package for the part "".
class Relations {
  public:
    /// Errors: invalid when the part with them is damaged. None are no error.
    static Result<Relations> of(const Package& package, std::string_view part,
                                std::string_view file);

    [[nodiscard]] const std::vector<Relation>& all() const { return all_; }
    /// The first part of that type; "" when there is none.
    [[nodiscard]] std::string part_of_type(std::string_view type) const;

    /// Adds one and gives its id. `type` as in Relation; a target that is a part is given by its
    /// whole name.
    std::string add(std::string_view type, std::string_view target, bool is_external);

    /// Puts the part with them into the package.
    void put_into(Package& package);

  private:
    explicit Relations(std::string_view part);

    std::string part_; ///< in which they stand themselves
    std::string folder_;
    pugi::xml_document tree_;
    std::vector<Relation> all_;
};

/// What every part is.
class ContentTypes {
  public:
    /// Errors: invalid when there are none or they are damaged.
    static Result<ContentTypes> of(const Package& package, std::string_view file);

    /// "" for a part of which nothing is said.
    [[nodiscard]] std::string of(std::string_view part) const;
    /// All types that are named.
    [[nodiscard]] std::vector<std::string> named() const;

    void set(std::string_view part, std::string_view type);
    void put_into(Package& package);

  private:
    pugi::xml_document tree_;
};

} // namespace radslag::docx

// The frame that docx and pptx share (ECMA-376 part 2): which part is the main one, and what each
// part refers to. archive.hpp reads the bytes.
#pragma once

#include "documents/office/archive.hpp"

#include <map>

namespace radslag::documents {

struct Relation {
    std::string id;
    std::string type;   ///< the last step of its address: "styles", "hyperlink"
    std::string target; ///< path in the archive, or an address when external
    bool external = false;
};

/// What one part refers to.
class Relations {
  public:
    /// Errors: invalid when the archive is damaged. No relations are no error.
    static Result<Relations> of(Archive& archive, const std::string& part);

    [[nodiscard]] const Relation* by_id(std::string_view id) const;
    /// The path of the first part with that type; empty when there is none.
    [[nodiscard]] std::string by_type(std::string_view type) const;

  private:
    std::map<std::string, Relation, std::less<>> relations_;
    std::vector<std::string> order_;
};

/// The path of the main part. Errors: invalid when there is none.
Result<std::string> main_part(Archive& archive);

} // namespace radslag::documents

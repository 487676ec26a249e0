// See checks.hpp. What Word would start or fetch when it opens the file is refused, wherever in the
// file it stands: what is made of a template goes out to everybody.
#include "platform/docx/checks.hpp"

#include <algorithm>
#include <array>

namespace radslag::docx {

namespace {

constexpr std::string_view word_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

tl::unexpected<Error> holds_programs(std::string_view file) {
    return failure(
        ErrorCode::invalid,
        "The file {0} holds macros or other programs, which are not received. Save it in "
        "Word as a Word document (.docx) or template (.dotx) without macros and embedded "
        "objects, and send that.",
        {std::string(file)});
}

tl::unexpected<Error> leads_out(std::string_view file, std::string_view target) {
    constexpr std::size_t shown = 100;
    return failure(
        ErrorCode::invalid,
        "The file {0} fetches something from outside when it is opened: {1}. Put it into "
        "the file itself, or take it away, and send the file again.",
        {std::string(file), clean(target.substr(0, shown))});
}

tl::unexpected<Error> other_kind(std::string_view file) {
    return failure(ErrorCode::invalid,
                   "The file {0} is no Word document that can be filled in. Save it in Word as a "
                   "Word document (.docx), not as Strict Open XML, and send that.",
                   {std::string(file)});
}

bool is_xml(std::string_view part) {
    return part.ends_with(".xml") || part.ends_with(".rels") || part.ends_with(".vml") ||
           part.ends_with(".XML") || part.ends_with(".RELS");
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Whether Word fetches or starts something for an instruction (17.16.5): its first word says so.
bool fetches(std::string_view instruction) {
    constexpr std::array<std::string_view, 8> risky = {
        "DDE",  "DDEAUTO",  "INCLUDETEXT", "INCLUDEPICTURE",
        "LINK", "DATABASE", "IMPORT",      "MACROBUTTON"};
    std::string word;
    for (const char c : instruction) {
        const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_letter)
            word += static_cast<char>(c & ~0x20);
        else if (!word.empty())
            break;
    }
    return std::ranges::find(risky, word) != risky.end();
}

/// The instructions of fields in one part, put together out of their runs as Word does.
class Instructions {
  public:
    void read(pugi::xml_node node) {
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            if (name == "w:fldSimple")
                judge(value(child, "w:instr"));
            else if (name == "w:instrText" && !open_.empty())
                open_.back() += child.text().get();
            else if (name == "w:fldChar")
                mark(value(child, "w:fldCharType"));
            read(child);
        }
    }
    /// One that fetches something; "" when none does.
    [[nodiscard]] const std::string& risky() const { return risky_; }

  private:
    void mark(std::string_view type) {
        if (type == "begin") {
            open_.emplace_back();
        } else if (!open_.empty()) {
            judge(open_.back());
            if (type == "end")
                open_.pop_back();
        }
    }
    void judge(std::string_view instruction) {
        if (fetches(instruction))
            risky_ = instruction;
    }

    std::vector<std::string> open_;
    std::string risky_;
};

Result<void> check_relations(const Package& package, std::string_view part, std::string_view file) {
    const auto relations = Relations::of(package, part, file);
    if (!relations)
        return tl::unexpected<Error>(relations.error());
    for (const Relation& relation : relations->all()) {
        if (has_any(relation.type, {"vbaProject", "oleObject", "control", "aFChunk",
                                    "attachedToolbars", "activeX", "keyMapCustomizations"}))
            return holds_programs(file);
        if (!relation.is_external)
            continue;
        if (relation.type == "attachedTemplate")
            return failure(
                ErrorCode::invalid,
                "The file {0} hangs on another template: {1}. Choose the template Normal "
                "in Word under Developer, Document Template, save it, and send it again.",
                {std::string(file), clean(relation.target.substr(0, 100))});
        const bool is_read =
            relation.type == "hyperlink" &&
            (relation.target.starts_with("https://") || relation.target.starts_with("http://") ||
             relation.target.starts_with("mailto:"));
        if (!is_read)
            return leads_out(file, relation.target);
    }
    return {};
}

/// The part whose relations stand in a part named "word/_rels/document.xml.rels".
std::string owner_of(std::string_view relations) {
    constexpr std::string_view folder = "_rels/";
    const std::size_t at = relations.rfind(folder);
    std::string owner(relations.substr(0, at));
    owner += relations.substr(at + folder.size());
    return owner.substr(0, owner.size() - std::string_view(".rels").size());
}

Result<void> check_parts(const Package& package, std::string_view file) {
    constexpr Limits limits;
    for (const Part& part : package.parts()) {
        if (has_any(part.name, {"vbaProject", "vbaData", "activeX/"}))
            return holds_programs(file);
        if (!is_xml(part.name))
            continue;
        if (part.bytes.size() > limits.xml_bytes)
            return damaged(file);
        pugi::xml_document tree;
        if (auto parsed = parse(tree, part.bytes, file); !parsed)
            return parsed;
        Instructions instructions;
        instructions.read(tree);
        if (!instructions.risky().empty())
            return leads_out(file, instructions.risky());
        if (part.name.ends_with(".rels") && part.name.find("_rels/") != std::string::npos)
            if (auto good = check_relations(package, owner_of(part.name), file); !good)
                return good;
    }
    return {};
}

Result<std::string> main_part(const Package& package, std::string_view file) {
    const auto types = ContentTypes::of(package, file);
    const auto relations = Relations::of(package, "", file);
    if (!types || !relations)
        return other_kind(file);
    for (const std::string& type : types->named())
        if (has_any(type, {"macroenabled", "vbaproject", "activex"}))
            return holds_programs(file);
    std::string main = relations->part_of_type("officeDocument");
    const std::string type = types->of(main);
    const std::string* const bytes = package.find(main);
    pugi::xml_document tree;
    if (bytes == nullptr || !type.starts_with(word_type))
        return other_kind(file);
    if (const auto parsed = parse(tree, *bytes, file); !parsed)
        return tl::unexpected<Error>(parsed.error());
    const pugi::xml_node root = tree.document_element();
    if (std::string_view(root.name()) != "w:document" || value(root, "xmlns:w") != word_namespace ||
        !root.child("w:body"))
        return other_kind(file);
    return main;
}

} // namespace

Result<std::string> checked_main_part(const Package& package, std::string_view file) {
    auto main = main_part(package, file);
    if (main)
        if (const auto good = check_parts(package, file); !good)
            return tl::unexpected<Error>(good.error());
    return main;
}

} // namespace radslag::docx

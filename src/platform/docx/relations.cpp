// See relations.hpp.
#include "platform/docx/relations.hpp"

#include "platform/text/ascii.hpp"

#include <algorithm>

namespace radslag::docx {

namespace {

constexpr const char* types_part = "[Content_Types].xml";
constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view core =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
}

std::string relations_part_of(std::string_view part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

/// The part that `target` means in `folder`: "../media/a.png" in "word/" is "media/a.png".
std::string resolved(std::string folder, std::string_view target) {
    if (target.starts_with('/'))
        return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!folder.empty())
            folder = folder_of(std::string_view(folder).substr(0, folder.size() - 1));
    }
    return folder.append(target);
}

} // namespace

Relations::Relations(std::string_view part)
    : part_(relations_part_of(part)), folder_(folder_of(part)) {}

Result<Relations> Relations::of(const Package& package, std::string_view part,
                                std::string_view file) {
    Relations relations(part);
    const std::string* const bytes = package.find(relations.part_);
    if (bytes == nullptr) {
        relations.tree_.append_child("Relationships")
            .append_attribute("xmlns")
            .set_value("http://schemas.openxmlformats.org/package/2006/relationships");
        return relations;
    }
    if (const auto parsed = parse(relations.tree_, *bytes, file); !parsed)
        return tl::unexpected<Error>(parsed.error());
    if (std::string_view(relations.tree_.document_element().name()) != "Relationships")
        return damaged(file);
    for (const pugi::xml_node node : relations.tree_.document_element().children("Relationship")) {
        Relation relation{std::string(value(node, "Id")), std::string(value(node, "Type")),
                          std::string(value(node, "Target")),
                          text::is_same_ascii(value(node, "TargetMode"), "External")};
        relation.type.erase(0, relation.type.rfind('/') + 1);
        if (!relation.is_external)
            relation.target = resolved(relations.folder_, relation.target);
        relations.all_.push_back(std::move(relation));
    }
    return relations;
}

std::string Relations::part_of_type(std::string_view type) const {
    const auto found = std::ranges::find_if(all_, [&](const Relation& relation) {
        return relation.type == type && !relation.is_external;
    });
    return found == all_.end() ? std::string() : found->target;
}

std::string Relations::add(std::string_view type, std::string_view target, bool is_external) {
    std::string id;
    for (std::size_t number = all_.size() + 1; id.empty(); ++number) {
        id = "rId" + std::to_string(number);
        if (std::ranges::find(all_, id, &Relation::id) != all_.end())
            id.clear();
    }
    pugi::xml_node node = tree_.document_element().append_child("Relationship");
    set(node, "Id", id);
    set(node, "Type", std::string(type == "core-properties" ? core : office).append(type));
    set(node, "Target", is_external ? std::string(target) : "/" + std::string(target));
    if (is_external)
        set(node, "TargetMode", "External");
    all_.push_back({id, std::string(type), std::string(target), is_external});
    return id;
}

void Relations::put_into(Package& package) {
    package.put(part_, written(tree_));
}

Result<ContentTypes> ContentTypes::of(const Package& package, std::string_view file) {
    ContentTypes types;
    const std::string* const bytes = package.find(types_part);
    if (bytes == nullptr)
        return damaged(file);
    if (const auto parsed = parse(types.tree_, *bytes, file); !parsed)
        return tl::unexpected<Error>(parsed.error());
    if (std::string_view(types.tree_.document_element().name()) != "Types")
        return damaged(file);
    return types;
}

std::string ContentTypes::of(std::string_view part) const {
    const pugi::xml_node root = tree_.document_element();
    for (const pugi::xml_node node : root.children("Override"))
        if (text::is_same_ascii(value(node, "PartName"), "/" + std::string(part)))
            return std::string(value(node, "ContentType"));
    const std::size_t dot = part.rfind('.');
    for (const pugi::xml_node node : root.children("Default"))
        if (dot != std::string_view::npos &&
            text::is_same_ascii(value(node, "Extension"), part.substr(dot + 1)))
            return std::string(value(node, "ContentType"));
    return {};
}

std::vector<std::string> ContentTypes::named() const {
    std::vector<std::string> types;
    for (const pugi::xml_node node : tree_.document_element().children())
        types.push_back(text::lower_ascii(value(node, "ContentType")));
    return types;
}

void ContentTypes::set(std::string_view part, std::string_view type) {
    const std::string name = "/" + std::string(part);
    pugi::xml_node root = tree_.document_element();
    for (pugi::xml_node node : root.children("Override"))
        if (text::is_same_ascii(value(node, "PartName"), name)) {
            docx::set(node, "ContentType", type);
            return;
        }
    pugi::xml_node node = root.append_child("Override");
    docx::set(node, "PartName", name);
    docx::set(node, "ContentType", type);
}

void ContentTypes::put_into(Package& package) {
    package.put(types_part, written(tree_));
}

} // namespace radslag::docx

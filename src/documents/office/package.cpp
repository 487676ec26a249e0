// Reads the relations of a part; see package.hpp.
#include "documents/office/package.hpp"

#include "documents/office/xml_pieces.hpp"
#include "documents/text_builder.hpp"

namespace radslag::documents {

namespace {

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
}

/// The path that `target` means in `folder`: "../media/a.png" in "ppt/slides/" is
/// "ppt/media/a.png". It names an entry of the archive and is never used on the disk.
std::string resolve(const std::string& folder, std::string_view target) {
    if (target.starts_with('/'))
        return std::string(target.substr(1));
    std::string base = folder;
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!base.empty())
            base = folder_of(std::string_view(base).substr(0, base.size() - 1));
    }
    return base + std::string(target);
}

std::string relations_path(std::string_view part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

} // namespace

Result<Relations> Relations::of(Archive& archive, const std::string& part) {
    auto text = archive.whole(relations_path(part));
    if (!text)
        return tl::unexpected(text.error());
    pugi::xml_document document;
    if (const auto parsed = parse_xml(document, *text, archive.source()); !parsed)
        return tl::unexpected(parsed.error());
    Relations relations;
    const std::string folder = folder_of(part);
    for (const pugi::xml_node node : document.first_child().children()) {
        Relation relation;
        relation.id = attribute(node, "Id");
        relation.type = attribute(node, "Type");
        relation.type.erase(0, relation.type.rfind('/') + 1);
        relation.external = attribute(node, "TargetMode") == "External";
        const auto target = attribute(node, "Target");
        if (target.size() > longest_link)
            continue;
        relation.target = relation.external ? std::string(target) : resolve(folder, target);
        relations.order_.push_back(relation.id);
        relations.relations_.emplace(relation.id, relation);
    }
    return relations;
}

const Relation* Relations::by_id(std::string_view id) const {
    const auto found = relations_.find(id);
    return found == relations_.end() ? nullptr : &found->second;
}

std::string Relations::by_type(std::string_view type) const {
    for (const std::string& id : order_)
        if (const Relation& relation = relations_.at(id); relation.type == type)
            return relation.target;
    return {};
}

Result<std::string> main_part(Archive& archive) {
    const auto relations = Relations::of(archive, "");
    if (!relations)
        return tl::unexpected(relations.error());
    std::string path = relations->by_type("officeDocument");
    if (path.empty() || !archive.has(path))
        return damaged(archive.source());
    return path;
}

} // namespace radslag::documents

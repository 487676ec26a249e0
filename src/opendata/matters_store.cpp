// Matters, documents and themes, as the read API gives them; see collections.hpp.
#include "opendata/collections.hpp"

#include <array>

namespace radslag::opendata {

namespace {

constexpr std::string_view matter_kinds =
    "assignment inquiry strategy programme call study survey other";
constexpr std::string_view matter_states = "open reported closed";

constexpr std::array matter_fields = {
    Field{"title", Type::text, "What it is called.", {}, true},
    Field{"kind", Type::text, "What kind of matter it is.", matter_kinds, true},
    Field{"state", Type::text, "How far it has come.", matter_states, true},
    Field{"owner", Type::id, "The organisation that is responsible."},
    Field{"officer", Type::id, "The person who handles it."},
    Field{"theme", Type::id, "Its theme."}};
constexpr std::array number_fields = {
    Field{"number", Type::text, "As N2016/06374/RTS.", {}, true},
    Field{"kind", Type::text, "What kind of number it is.",
          "registry_number dir sou ds prop bet sfs com issue", true},
    Field{"authority", Type::id, "Whose number it is."},
    Field{"extent", Type::text, "Whether it covers all of the matter.", "whole partial", true}};
constexpr std::array partner_fields = {
    Field{"organisation", Type::id, "Who.", {}, true},
    Field{"role", Type::text, "To be consulted, or a partner.", "consult partner", true}};
constexpr std::array milestone_fields = {
    Field{"text", Type::text, "What shall be ready.", {}, true},
    Field{"due_kind", Type::text, "What kind of time it is due at.",
          "day window event next_meeting open", true},
    Field{"due_from", Type::day, "The first day of a window."},
    Field{"due_to", Type::day, "The last day."},
    Field{"due_words", Type::text, "When it is due, as noted.", {}, true},
    Field{"done_on", Type::day, "The day on which it was ready."}};
constexpr std::array matter_parts = {
    Part{"numbers",
         "Its registry numbers.",
         Shape::list,
         {"open_matters.numbers",
          "SELECT n.number, n.kind, n.authority, s.extent FROM matter_number s JOIN "
          "registry_number n ON n.id = s.registry_number WHERE s.matter = $1 ORDER BY n.folded "
          "LIMIT 200"},
         number_fields,
         false},
    Part{"partners",
         "Who is consulted, and who takes part.",
         Shape::list,
         {"open_matters.partners", "SELECT s.organisation, s.role FROM matter_partner s WHERE "
                                   "s.matter = $1 ORDER BY s.organisation, s.id LIMIT 500"},
         partner_fields,
         false},
    Part{"milestones",
         "What shall be ready when.",
         Shape::list,
         {"open_matters.milestones",
          "SELECT text, due_kind, due_from, due_to, due_words, done_on FROM milestone WHERE matter "
          "= $1 ORDER BY due_to NULLS LAST, id LIMIT 500"},
         milestone_fields,
         false}};
constexpr std::array matter_filters = {
    Filter{.name = "kind",
           .meaning = i18n::Literal("Of this kind only."),
           .type = Type::text,
           .words = matter_kinds,
           .field = "kind"},
    Filter{.name = "state",
           .meaning = i18n::Literal("In this state only."),
           .type = Type::text,
           .words = matter_states,
           .field = "state"},
    Filter{.name = "theme", .meaning = i18n::Literal("Of this theme only."), .field = "theme"},
    Filter{
        .name = "owner", .meaning = i18n::Literal("Of this organisation only."), .field = "owner"}};

constexpr std::array document_fields = {
    Field{"name", Type::text, "What the file is called.", {}, true},
    Field{"format", Type::text, "What it was read as, as docx.", {}, true},
    Field{"bytes", Type::integer, "How long the file is.", {}, true},
    Field{"sha256", Type::text, "The SHA-256 of the file, in hexadecimal digits.", {}, true},
    Field{"body", Type::id, "The body that it belongs to."},
    Field{"replaces", Type::id, "The document that it replaces."},
    Field{"file", Type::text, "The address of the file itself.", {}, true}};
constexpr std::array document_parts = {
    Part{"meetings",
         "The meetings that it is from, or that it goes with.",
         Shape::ids,
         {"open_documents.meetings",
          "SELECT m.id FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND "
          "r.reader = $2 WHERE m.document = $1 UNION SELECT a.meeting FROM attachment_reader a "
          "WHERE a.document = $1 AND a.reader = $2 ORDER BY 1 LIMIT 200"},
         {}}};
constexpr std::array document_filters = {
    Filter{.name = "body", .meaning = i18n::Literal("Of this body only."), .field = "body"}};

constexpr std::array theme_fields = {Field{"name", Type::text, "What it is called.", {}, true},
                                     Field{"parent", Type::id, "The theme that it is a part of."}};
constexpr std::array theme_filters = {Filter{
    .name = "parent", .meaning = i18n::Literal("Right under this theme only."), .field = "parent"}};

} // namespace

constinit const Collection matters_collection = {
    .name = "matters",
    .singular = "Matter",
    .table = "matter",
    .meaning = i18n::Literal(
        "Assignments, inquiries, strategies and others that live on between meetings."),
    .one = {"open_matters.one",
            "SELECT x.id, 0, x.title, x.kind, x.state, x.owner, p.id, x.theme FROM matter x JOIN "
            "audience_reader r ON r.audience = x.audience AND r.reader = $2 LEFT JOIN person p ON "
            "p.id = x.officer AND p.protected = 0 WHERE x.id = $1"},
    .fields = matter_fields,
    .parts = matter_parts,
    .filters = matter_filters,
    .ids = {{"open_matters.ids", "SELECT id FROM matter WHERE id > $1 ORDER BY id LIMIT $2"}}};

constinit const Collection documents_collection = {
    .name = "documents",
    .singular = "Document",
    .table = "document",
    .meaning = i18n::Literal("Documents, with the address of each file."),
    .one = {"open_documents.one",
            "SELECT d.id, d.demonstration, d.name, d.format, d.bytes, d.sha256, d.body, (SELECT "
            "n.document FROM document_reader n WHERE n.document = d.replaces AND n.reader = $2), "
            "'/documents/' || d.id || '/original' FROM document d JOIN document_reader r ON "
            "r.document = d.id AND r.reader = $2 WHERE d.id = $1"},
    .fields = document_fields,
    .parts = document_parts,
    .filters = document_filters,
    .ids = {{"open_documents.ids", "SELECT id FROM document WHERE id > $1 ORDER BY id LIMIT $2"}}};

constinit const Collection themes_collection = {
    .name = "themes",
    .singular = "Theme",
    .table = "theme",
    .meaning = i18n::Literal("The tree of subjects."),
    .one = {"open_themes.one", "SELECT t.id, 0, t.name, t.parent FROM theme t WHERE t.id = $1"},
    .is_cut = false,
    .fields = theme_fields,
    .parts = {},
    .filters = theme_filters,
    .ids = {{"open_themes.ids", "SELECT id FROM theme WHERE id > $1 ORDER BY id LIMIT $2"}}};

} // namespace radslag::opendata

// See asked_parts.hpp.
#include "search_pages/asked_parts.hpp"

#include "people/naming.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/typed_days.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::search_pages {

namespace {

using i18n::Language;
using i18n::tr;
using views::FilterField;

constexpr std::int64_t last_page =
    static_cast<std::int64_t>(store::most_hits) / views::hits_on_page;
constexpr std::size_t longest_filter = 200; ///< bytes

std::int64_t page_of(std::string_view text) {
    std::int64_t page = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number ? std::clamp<std::int64_t>(page, 1, last_page) : 1;
}

bool is_year(std::string_view text) {
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Reads the address field by field, and keeps what is wrong with each.
class Reading {
  public:
    Reading(db::Session& session, const auth::Reader& reader, const http::Request& request)
        : session_(session), reader_(reader), request_(request) {}

    Asked run() {
        read_question();
        read_kind();
        asked_.narrowing.body = read_link("body", tr(language(), "Body"),
                                          tr(language(), "any body"), store::bodies(session_));
        read_names();
        asked_.narrowing.theme = read_link("theme", tr(language(), "Theme"),
                                           tr(language(), "any theme"), store::themes(session_));
        read_state();
        asked_.narrowing.from = read_day("from", tr(language(), "From"), false);
        asked_.narrowing.to = read_day("to", tr(language(), "To"), true);
        if (asked_.narrowing.from && asked_.narrowing.to &&
            *asked_.narrowing.to < *asked_.narrowing.from)
            refuse("to", {"The last day comes before the first.", {}});
        asked_.order =
            request_.query.get("sort") == "date" ? views::Order::date : views::Order::relevance;
        asked_.page = page_of(request_.query.get("page"));
        return std::move(asked_);
    }

  private:
    [[nodiscard]] Language language() const { return request_.language; }

    void refuse(std::string_view field, Message message) {
        if (!asked_.filters.empty() && asked_.filters.back().field.name == field)
            asked_.filters.back().field.error = i18n::to_text(language(), message);
        asked_.errors.push_back({std::string(field), std::move(message)});
    }

    /// A field with what the address says for it, which is kept in the address of other pages.
    std::string_view add_field(std::string_view name, std::string_view label,
                               std::vector<html::Choice> choices = {}) {
        const std::string_view value = request_.query.get(name);
        FilterField filter{{.name = std::string(name), .label = std::string(label)},
                           std::move(choices)};
        filter.field.value = value.substr(0, longest_filter);
        if (!value.empty())
            asked_.address = asked_.address.with(name, filter.field.value);
        asked_.filters.push_back(std::move(filter));
        return value;
    }

    void read_question() {
        const std::string_view question = request_.query.get("q");
        auto query = parse_query(search::analyser(), question);
        if (query)
            asked_.query = std::move(*query);
        else
            refuse("q", query.error().message);
        asked_.address = asked_.address.with("q", question.substr(0, longest_question));
    }

    void read_kind() {
        std::vector<html::Choice> choices{{"", std::string(tr(language(), "everything"))}};
        for (const auto& [kind, word] : kinds.pairs())
            choices.push_back({std::string(word), std::string(views::kind_word(language(), kind))});
        const auto value = add_field("kind", tr(language(), "Kind"), std::move(choices));
        asked_.narrowing.kind = kinds.parse(value);
        if (!value.empty() && !asked_.narrowing.kind)
            refuse("kind", {"This is not among the choices.", {}});
    }

    std::optional<std::string> read_link(std::string_view name, std::string_view label,
                                         std::string_view none,
                                         const std::vector<store::Link>& links) {
        std::vector<html::Choice> choices{{"", std::string(none)}};
        for (const store::Link& link : links)
            choices.push_back({link.id, link.name});
        const auto value = add_field(name, label, std::move(choices));
        if (value.empty())
            return std::nullopt;
        if (std::ranges::find(links, value, &store::Link::id) == links.end()) {
            refuse(name, {"This is not among the choices.", {}});
            return std::nullopt;
        }
        return std::string(value);
    }

    void read_names() {
        const auto organisation = people::organisation_named(
            session_, add_field("organisation", tr(language(), "Organisation")));
        show(organisation, "organisation", {"No organisation has a name that begins so.", {}});
        asked_.narrowing.organisation = organisation.id();
        const auto person =
            people::person_named(session_, reader_, add_field("person", tr(language(), "Person")));
        show(person, "person", {"Nobody has a name that begins so.", {}});
        asked_.narrowing.person = person.id();
    }

    void show(const people::Named& named, std::string_view field, Message unknown) {
        if (named.is_unknown())
            refuse(field, std::move(unknown));
        else
            asked_.filters.back().field.value = named.shown();
    }

    void read_state() {
        const auto value = add_field("state", tr(language(), "State"),
                                     {{"", std::string(tr(language(), "any state"))},
                                      {"open", std::string(tr(language(), "open"))},
                                      {"closed", std::string(tr(language(), "finished"))},
                                      {"withdrawn", std::string(tr(language(), "withdrawn"))}});
        if (value.empty())
            return;
        if (value != "open" && value != "closed" && value != "withdrawn")
            refuse("state", {"This is not among the choices.", {}});
        else
            asked_.narrowing.state = value;
    }

    std::optional<Day> read_day(std::string_view name, std::string_view label, bool is_last) {
        const std::string_view value = add_field(name, label);
        if (value.empty())
            return std::nullopt;
        const auto day = is_year(value)
                             ? parse_day(std::string(value) + (is_last ? "-12-31" : "-01-01"))
                             : site::typed_day(value);
        if (!day)
            refuse(name, {"This is no day. Write a year, or a day as 2026-03-01.", {}});
        return day;
    }

    db::Session& session_;
    const auth::Reader& reader_;
    const http::Request& request_;
    Asked asked_;
};

} // namespace

Asked asked_of(db::Session& session, const auth::Reader& reader, const http::Request& request) {
    return Reading(session, reader, request).run();
}

} // namespace radslag::search_pages

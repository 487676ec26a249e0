// From request to receipt; see pages.hpp.
#include "proofs/pages.hpp"

#include "inputs/words.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/html/fields.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "proofs/making.hpp"
#include "proofs/store.hpp"

#include <fmt/format.h>

namespace radslag::proofs::pages {

using html::Html;
using html::Url;
using i18n::Language;
using i18n::tr;

namespace {

/// What a page of a receipt knows.
struct Found {
    store::Subject subject;
    Kind kind = Kind::input;
    Receipt receipt;
    Url page; ///< of this receipt
};

std::string when(Language language, Instant instant) {
    return i18n::long_date(language, site::local_day(instant)) + " " +
           i18n::clock_time(language, site::local_time(instant));
}

/// A line of what the receipt shows, in words; nothing for what the page says otherwise.
Html line(Language language, const Found& found, std::string_view column, const std::string& text) {
    const auto fact = [](std::string_view name, const Html& value) -> Html {
        return html::group(html::dt(name), html::dd(value));
    };
    if (column == "organisation" || column == "authority")
        return fact(column == "authority" ? tr(language, "Who answered") : tr(language, "From"),
                    html::group(found.subject.organisation));
    if (column == "body")
        return fact(tr(language, "Body"), html::group(found.subject.body));
    if (column == "number")
        return fact(tr(language, "Number"), html::group(text));
    if (column == "title")
        return fact(tr(language, "Title"), html::group(text));
    if (column == "text")
        return fact(found.kind == Kind::input ? tr(language, "What was said")
                                              : tr(language, "The answer"),
                    html::group(text));
    if (column == "missing")
        return fact(tr(language, "What did not come along, and why"), html::group(text));
    if (column == "pointer_text")
        return fact(tr(language, "Seen in the text"), html::group(text));
    if (column == "pointer_place")
        return fact(tr(language, "The passage in it"), html::group(text));
    if (column == "kind") {
        const auto kind = inputs::kinds.parse(text);
        const auto use = inputs::use_kinds.parse(text);
        return fact(tr(language, "Kind"), html::group(kind  ? inputs::kind_word(language, *kind)
                                                      : use ? inputs::use_word(language, *use)
                                                            : std::string_view(text)));
    }
    if (column == "received_at" || column == "said_at")
        if (const auto instant = parse_instant(text))
            return fact(column == "said_at" ? tr(language, "Answered") : tr(language, "Received"),
                        html::group(when(language, *instant)));
    return {};
}

Html facts(Language language, const Found& found) {
    Html lines;
    for (const auto& [column, value] : values_in(found.receipt))
        lines += line(language, found, column, to_text(value));
    return html::dl(html::cls("facts"), lines);
}

Html proof(Language language, const Found& found) {
    using namespace html;
    return site::headed(
        "proof", tr(language, "The proof"),
        group(p(tr(language,
                   "Entry {0} of the ledger. Below stands the ledger as it was signed "
                   "when this receipt was made: its name, how many entries it had, the "
                   "hash over all of them, and the signature.",
                   found.receipt.number)),
              pre(cls("note"), found.receipt.checkpoint),
              p(cls("actions"),
                button_link(Url::path(found.page.text() + ".json"),
                            tr(language, "Keep the receipt (JSON)"), ButtonKind::primary),
                button_link(Url::path("/verify"), tr(language, "Check a receipt")))));
}

Html meaning(Language language) {
    using namespace html;
    return site::headed(
        "meaning", tr(language, "What it proves"),
        ul(li(tr(language, "That what stands above was entered in the ledger, word for word, "
                           "before the ledger was signed.")),
           li(tr(language, "That it cannot be changed or left out later without whoever kept this "
                           "receipt being able to show it.")),
           li(tr(language, "Not that what was said is true, nor that anybody has read it."))));
}

Result<Response> page_of(const Site& site, Request& request, Found found) {
    const Language language = request.language;
    if (request.path.ends_with(".json"))
        return http::download_of(to_json(found.receipt), "application/json",
                                 fmt::format("{}-{}.json",
                                             found.kind == Kind::input ? "receipt" : "answer",
                                             found.subject.number));
    using namespace html;
    const std::string name = tr(language, "Input {0}", found.subject.number);
    const Url about = Url::path("/inputs") / found.subject.input;
    site::Page page;
    page.title = found.kind == Kind::input
                     ? tr(language, "Receipt of input {0}", found.subject.number)
                     : tr(language, "Receipt of an answer to input {0}", found.subject.number);
    page.section = "/inputs";
    page.crumbs = {{std::string(tr(language, "Inputs")), Url::path("/inputs")}, {name, about}};
    page.invented = found.subject.demonstration;
    page.is_passing = true; // the checkpoint is the ledger's of just now
    const auto time = time_in(found.receipt);
    page.content = group(div(cls("pagehead"), p(cls("kicker"), found.subject.title), h1(page.title),
                             html::when(time.has_value(),
                                        [&]() -> Html {
                                            return p(tr(language, "Entered in the ledger {0}.",
                                                        pages::when(language, *time)));
                                        })),
                         facts(language, found), meaning(language), proof(language, found));
    return site.respond(request, std::move(page));
}

/// The receipt of a record that `find` finds for this caller.
template <class Find>
Result<Response> shown(const Site& site, const SignerKey& key, Request& request, Kind kind,
                       std::string_view id, Find&& find) {
    auto found = site.database().reading([&](db::Session& session) -> Result<Found> {
        auto subject = find(session);
        if (!subject)
            return site::not_found();
        const std::string record = kind == Kind::input ? subject->input : std::string(id);
        auto receipt = receipt_of(session, key, kind, record);
        if (!receipt)
            return tl::unexpected<Error>(receipt.error());
        std::string path(request.path);
        if (path.ends_with(".json"))
            path.resize(path.size() - std::string_view(".json").size());
        return Found{std::move(*subject), kind, std::move(*receipt), Url::path(path)};
    });
    if (!found)
        return tl::unexpected<Error>(found.error());
    return page_of(site, request, std::move(*found));
}

} // namespace

Result<Response> show_input(const Site& site, const SignerKey& key, Request& request) {
    const std::string_view id = request.parameter("id");
    return shown(site, key, request, Kind::input, id, [&](db::Session& session) {
        return store::input(session, request.caller.reader(), id);
    });
}

Result<Response> show_followed(const Site& site, const SignerKey& key, Request& request) {
    const std::string digest = auth::digest_of(request.parameter("key"));
    return shown(site, key, request, Kind::input, {},
                 [&](db::Session& session) { return store::followed_input(session, digest); });
}

Result<Response> show_answer(const Site& site, const SignerKey& key, Request& request) {
    const std::string_view id = request.parameter("id");
    return shown(site, key, request, Kind::answer, id, [&](db::Session& session) {
        return store::answer(session, request.caller.reader(), id);
    });
}

} // namespace radslag::proofs::pages

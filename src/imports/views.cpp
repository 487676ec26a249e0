// The list of imports and what became of files; see views.hpp.
#include "imports/views.hpp"

#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::imports::views {

using namespace html;
using i18n::plural;
using i18n::tr;

namespace {

constexpr std::string_view accepted_files =
    ".docx,.odt,.pdf,.html,.htm,.md,.txt,.rtf,.doc,.eml,.msg,.pptx";

std::string_view state_word(Language language, State state) {
    switch (state) {
    case State::proposed:
        return tr(language, "to be reviewed");
    case State::accepted:
        return tr(language, "taken in");
    case State::differs:
        return tr(language, "differs from known notes");
    case State::rejected:
        return tr(language, "thrown away");
    }
    return {};
}

Html upload_form(Language language, const List& shown, std::string_view token) {
    const auto error = [&](std::string_view name) {
        return shown.error ? error_of(language, *shown.error, name) : std::string();
    };
    Field files{"files", std::string(tr(language, "Files"))};
    files.hint = tr(language, "Word, PDF, OpenDocument, html, plain text, mail. At most 500 files "
                              "of 100 MB each.");
    files.error = error("files");
    files.required = true;
    Field body{"body", std::string(tr(language, "Body that met"))};
    body.value = shown.body;
    body.error = error("body");
    std::vector<Choice> choices{{"", std::string(tr(language, "As each document's heading says"))}};
    for (const auto& known : shown.bodies)
        choices.push_back({std::string(known.id.text()), known.name});
    Field visibility{"visibility", std::string(tr(language, "Who may read the result"))};
    visibility.hint = tr(language, "It can be changed for each document before anything is taken "
                                   "in.");
    visibility.value = shown.visibility;
    const std::vector<Choice> presets{
        {"members", std::string(tr(language, "Those who have a role in the body"))},
        {"public", std::string(tr(language, "Everybody"))},
        {"secretariat", std::string(tr(language, "The secretariat and the chair of the body"))}};
    const Html fields =
        group(div(cls("drop"), data("drop", "files"), file_field(files, accepted_files, true),
                  p(cls("small quiet"), data("drop-words", ""),
                    tr(language, "You can also drop files here."))),
              select_field(body, choices), select_field(visibility, presets),
              submit_button(tr(language, "Read the files")),
              html::progress(attribute("max", "100"), attribute("value", "0"), flag("hidden"),
                             data("sent", ""), aria_label(tr(language, "Sent"))));
    return post_form({Url::path("/imports"), token, tr(language, "Bring documents in"), true},
                     fields);
}

Html proposals_table(Language language, const List& shown) {
    if (shown.proposals.empty())
        return div(cls("empty"),
                   p(strong(shown.open ? tr(language, "No document waits for you.")
                                       : tr(language, "Nothing has been decided yet."))));
    Table table(shown.open ? tr(language, "Documents that wait")
                           : tr(language, "Documents that are done"),
                {{std::string(tr(language, "Document"))},
                 {std::string(tr(language, "Body"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "Open doubts")), Column::Kind::number},
                 {std::string(tr(language, "Came in"))}});
    for (const Proposal& proposal : shown.proposals) {
        const auto day = parse_day(std::string_view(proposal.imported_at).substr(0, 10));
        const Html name = proposal.state == State::rejected
                              ? group(proposal.name)
                              : Html(a(href(url_of(proposal.id)), proposal.name));
        const Html came = day ? date_in_table(language, *day) : Html();
        table.row(name, proposal.body, state_word(language, proposal.state), proposal.open_doubts,
                  came);
    }
    return table.html();
}

Html outcome_of(Language language, const ShownUpload& shown) {
    const Upload& upload = shown.upload;
    switch (upload.state) {
    case UploadState::waiting:
        return group(tr(language, "Waits to be read"));
    case UploadState::refused:
        return span(cls("late"), i18n::to_text(language, upload.reason));
    case UploadState::proposed:
    case UploadState::known:
        break;
    }
    const std::string_view words = upload.state == UploadState::known
                                       ? tr(language, "This very file is here already")
                                       : tr(language, "Read");
    if (!shown.visible || !upload.import)
        return group(words, ". ", tr(language, "It is for a body whose secretary reviews it."));
    return group(words, ". ", a(href(url_of(*upload.import)), tr(language, "Review it")));
}

} // namespace

Url url_of(ImportId id) {
    return Url::path("/imports") / id.text();
}

Html list(Language language, const List& shown, std::string_view token) {
    const Url here = Url::path("/imports");
    const Html tabs =
        nav(aria_label(tr(language, "Which imports")),
            ul(cls("hints"),
               li(a(href(here), when(shown.open, aria_current()), tr(language, "Waiting"))),
               li(a(href(here.with("done", "1")), when(!shown.open, aria_current()),
                    tr(language, "Finished")))));
    return group(
        div(cls("pagehead"), h1(tr(language, "Imports")),
            p(cls("lead"), tr(language, "Documents are read into proposals. Nothing enters the "
                                        "register before somebody has accepted it."))),
        when(shown.error.has_value(),
             [&]() -> Html { return error_summary(language, *shown.error); }),
        div(cls("sided"),
            section(cls("block"), aria_labelledby("documents"),
                    h2(id("documents"), tr(language, "Documents")), tabs,
                    proposals_table(language, shown)),
            section(cls("block"), aria_labelledby("bring"),
                    h2(id("bring"), tr(language, "Bring documents in")),
                    upload_form(language, shown, token))));
}

Html batch(Language language, const std::vector<ShownUpload>& uploads, const Url& here) {
    const auto waiting = std::ranges::count_if(uploads, [](const ShownUpload& shown) {
        return shown.upload.state == UploadState::waiting;
    });
    const auto refused = std::ranges::count_if(uploads, [](const ShownUpload& shown) {
        return shown.upload.state == UploadState::refused;
    });
    const auto all = static_cast<std::int64_t>(uploads.size());
    const std::int64_t read = all - waiting;
    Table table(tr(language, "The files"),
                {{std::string(tr(language, "File"))},
                 {std::string(tr(language, "Size")), Column::Kind::number},
                 {std::string(tr(language, "What became of it"))}});
    for (const ShownUpload& shown : uploads) {
        const std::string size = i18n::file_size(language, shown.upload.bytes);
        const Html outcome = outcome_of(language, shown);
        table.row(shown.upload.name, size, outcome);
    }
    const std::string state =
        waiting > 0 ? tr(language, "{0} of {1} files read.", read, all)
                    : plural(language, all, "The file is read.", "All {0} files are read.");
    const Html wait = when(waiting > 0, [&]() -> Html {
        return p(cls("actions"),
                 progress(attribute("value", read), attribute("max", all),
                          aria_label(tr(language, "Files read"))),
                 a(href(here), tr(language, "Look again")));
    });
    const Html refusals = when(refused > 0, [&]() -> Html {
        return p(cls("late"),
                 plural(language, refused, "{0} file was refused; the reason stands beside it.",
                        "{0} files were refused; the reason stands beside each."));
    });
    return group(div(cls("pagehead"), h1(tr(language, "Files sent"))),
                 section(cls("block stack"), id("batch"),
                         data("refresh", waiting > 0 ? "yes" : "no"),
                         aria_label(tr(language, "Progress")), p(role("status"), state), wait,
                         refusals, table.html()),
                 p(a(href(Url::path("/imports")), tr(language, "To all imports"))));
}

} // namespace radslag::imports::views

// Files of a meeting: a form for a new document, and one for each that was promised. See views.hpp.
#include "imports/views.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

namespace {

Html new_document(Language language, const Awaited& shown, const TypedDocument& typed,
                  std::string_view token) {
    std::vector<Choice> places{{"", std::string(tr(language, "The meeting as a whole"))}};
    for (const meetings::AttachingPoint& point : shown.points)
        places.push_back({std::string(point.id.text()), point.name});
    Field file{"file", std::string(tr(language, "File"))};
    file.required = true;
    Field point{"point", std::string(tr(language, "Point"))};
    point.value = typed.point;
    Field title{"title", std::string(tr(language, "What it is called")),
                std::string(tr(language, "Leave it empty for the name of the file."))};
    title.value = typed.title;
    const std::string_view heading = tr(language, "Attach a document");
    return section(
        cls("block stack"), aria_labelledby("new-h"), h2(id("new-h"), heading),
        p(tr(language, "It goes along with the notice, numbered by its point, and is read by "
                       "whoever may read the point.")),
        post_form(
            {Url::path("/meetings") / shown.meeting.text() / "attachments", token, heading, true},
            group(select_field(point, places), text_field(title), file_field(file, "", false),
                  submit_button(tr(language, "Attach")))));
}

} // namespace

Html attachments(Language language, const Awaited& shown, const std::optional<Error>& error,
                 const TypedDocument& typed, std::string_view token) {
    const Url meeting = Url::path("/meetings") / shown.meeting.text();
    const Html wrong =
        when(error.has_value(), [&]() -> Html { return error_summary(language, *error); });
    const Html forms = each(shown.promised, [&](const meetings::Promised& promised) -> Html {
        const std::string name = "file-" + std::string(promised.id.text());
        Field file{name, std::string(tr(language, "File"))};
        file.required = true;
        const std::string heading = promised.point.empty() ? promised.words : promised.point;
        return section(
            cls("block stack"), aria_labelledby(name + "-h"), h2(id(name + "-h"), heading),
            p(tr(language, "The notes promise: {0}", promised.words)),
            post_form(
                {meeting / "attachments", token, heading, true},
                group(hidden_field("attachment", promised.id.text()),
                      div(cls("drop"), data("drop", name), file_field(file, "", false),
                          p(cls("small quiet"), tr(language, "You can also drop the file here."))),
                      submit_button(tr(language, "Attach"), ButtonKind::secondary))));
    });
    const Html none = when(shown.promised.empty(), [&]() -> Html {
        return div(cls("empty"), p(strong(tr(language, "Everything that was promised is here."))));
    });
    return group(div(cls("pagehead"), h1(tr(language, "Files of the meeting")),
                     p(cls("lead"), a(href(meeting), shown.title)), wrong),
                 new_document(language, shown, typed, token), forms, none);
}

} // namespace radslag::imports::views

// Promised files of a meeting, each with its form. See views.hpp.
#include "imports/views.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

Html attachments(Language language, const Awaited& shown, const std::optional<Error>& error,
                 std::string_view token) {
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
                 forms, none);
}

} // namespace radslag::imports::views

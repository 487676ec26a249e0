// Files of a meeting: those that are here, and a form for each that was promised. See views.hpp.
#include "imports/views.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

namespace {

/// "Underlag, 2. Lägesrapport. Edit".
Html line(Language language, const meetings::Attached& attached) {
    const Url document = Url::path("/documents") / attached.document.text();
    return li(a(href(document), attached.words),
              when(!attached.point.empty(),
                   [&]() -> Html { return span(cls("quiet"), ", ", attached.point); }),
              " ",
              a(href(Url::path("/enclosures") / attached.id.text() / "edit"),
                aria_label(tr(language, "Edit the document {0}", attached.words)),
                tr(language, "Edit")));
}

Html here(Language language, const Awaited& shown) {
    if (shown.attached.empty())
        return {};
    return section(cls("block stack"), aria_labelledby("here-h"),
                   h2(id("here-h"), tr(language, "Attached documents")),
                   ul(cls("rows"), each(shown.attached, [&](const meetings::Attached& attached) {
                          return line(language, attached);
                      })));
}

Html promised_form(Language language, const Url& action, const meetings::Promised& promised,
                   std::string_view token) {
    const std::string name = "file-" + std::string(promised.id.text());
    Field file{name, std::string(tr(language, "File"))};
    file.required = true;
    const std::string heading = promised.point.empty() ? promised.words : promised.point;
    return section(cls("block stack"), aria_labelledby(name + "-h"), h2(id(name + "-h"), heading),
                   p(tr(language, "The notes promise: {0}", promised.words)),
                   post_form({action, token, heading, true},
                             group(hidden_field("attachment", promised.id.text()),
                                   div(cls("drop"), data("drop", name), file_field(file, "", false),
                                       p(cls("small quiet"),
                                         tr(language, "You can also drop the file here."))),
                                   submit_button(tr(language, "Attach"), ButtonKind::secondary))));
}

} // namespace

Html attachments(Language language, const Awaited& shown, std::string_view token) {
    const Url action = Url::path("/meetings") / shown.meeting.id.text() / "attachments";
    const Html none = when(shown.promised.empty(), [&]() -> Html {
        return div(cls("empty"), p(strong(tr(language, "Everything that was promised is here."))));
    });
    return group(here(language, shown),
                 each(shown.promised,
                      [&](const meetings::Promised& promised) {
                          return promised_form(language, action, promised, token);
                      }),
                 none);
}

} // namespace radslag::imports::views

// See touched.hpp.
#include "opendata/touched.hpp"

#include "opendata/changes_store.hpp"

#include <algorithm>
#include <array>

namespace radslag::opendata {

namespace {

/// A row of `table` stands in what is given of the record that its `column` names; "id" is the row.
struct Watched {
    std::string_view table;
    std::string_view column;
    std::string_view collection;
};
constexpr std::array watched = {
    Watched{"body", "id", "bodies"},
    Watched{"party", "body", "bodies"},
    Watched{"organisation", "id", "organisations"},
    Watched{"organisation_name", "organisation", "organisations"},
    Watched{"organisation_member", "constellation", "organisations"},
    Watched{"person", "id", "people"},
    Watched{"mandate", "person", "people"},
    Watched{"post_holding", "person", "people"},
    Watched{"attendance", "person", "people"},
    Watched{"meeting", "id", "meetings"},
    Watched{"meeting_theme", "meeting", "meetings"},
    Watched{"point", "meeting", "meetings"},
    Watched{"attendance", "meeting", "meetings"},
    Watched{"attachment", "meeting", "meetings"},
    Watched{"decision", "meeting", "meetings"},
    Watched{"point", "id", "points"},
    Watched{"presenter", "point", "points"},
    Watched{"turn", "id", "turns"},
    Watched{"input", "id", "inputs"},
    Watched{"example", "id", "inputs"},
    Watched{"input_authority", "input", "inputs"},
    Watched{"input_use", "input", "inputs"},
    Watched{"input_use_withdrawal", "input", "inputs"},
    Watched{"input_wait", "input", "inputs"},
    Watched{"input_level", "input", "inputs"},
    Watched{"commitment", "id", "commitments"},
    Watched{"commitment_person", "commitment", "commitments"},
    Watched{"commitment_tick", "commitment", "commitments"},
    Watched{"commitment_input", "commitment", "commitments"},
    Watched{"matter", "id", "matters"},
    Watched{"matter_number", "matter", "matters"},
    Watched{"matter_partner", "matter", "matters"},
    Watched{"milestone", "matter", "matters"},
    Watched{"document", "id", "documents"},
    Watched{"attachment", "document", "documents"},
    Watched{"meeting", "document", "documents"},
    Watched{"theme", "id", "themes"},
};

std::string_view text_in(const ledger::Image& image, std::string_view column) {
    if (column == "id")
        return image.id;
    const ledger::OwnValue* value = image.find(column);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

void add_image(const ledger::Image& image, Touched& touched) {
    for (const Watched& each : watched)
        if (each.table == image.table)
            if (const auto id = text_in(image, each.column); !id.empty())
                touched[{std::string(each.collection), std::string(id)}] = Touch::itself;
}

std::vector<store::Under> under(db::Session& session, const ledger::Image& image) {
    if (image.table == "meeting")
        return store::under_meeting(session, image.id);
    if (image.table == "point")
        return store::under_point(session, image.id);
    if (image.table == "turn")
        return store::under_turn(session, image.id);
    return {};
}

/// What is read by the audience of this row is only looked at where that is another than before.
bool is_for_others(const ledger::Image& image, const std::optional<ledger::Image>& before) {
    return image.gone || !before || before->gone ||
           text_in(image, "audience") != text_in(*before, "audience");
}

} // namespace

Touched touched_by(db::Session& session, const ledger::Entry& entry) {
    Touched touched;
    for (const ledger::Image& image : ledger::images_in(entry.payload)) {
        if (std::ranges::find(watched, image.table, &Watched::table) == watched.end())
            continue;
        add_image(image, touched);
        const auto before = ledger::image_before(session, image.table, image.id, entry.id);
        if (before)
            add_image(*before, touched);
        if (is_for_others(image, before))
            for (store::Under& each : under(session, image))
                touched.try_emplace({std::move(each.collection), std::move(each.record)},
                                    Touch::around);
    }
    return touched;
}

} // namespace radslag::opendata

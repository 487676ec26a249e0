// See touched.hpp.
#include "dialogue/touched.hpp"

#include <algorithm>
#include <array>

namespace radslag::dialogue {

namespace {

/// What a column leads to.
enum class To { meeting, point, input, matter, number };

/// A row of `table` is counted under what its `column` names; "id" is the row itself.
struct Watched {
    std::string_view table;
    std::string_view column;
    To to;
};
constexpr std::array watched = {
    Watched{"meeting", "id", To::meeting},
    Watched{"point", "meeting", To::meeting},
    Watched{"section", "point", To::point},
    Watched{"turn", "meeting", To::meeting},
    Watched{"decision", "meeting", To::meeting},
    Watched{"commitment", "meeting", To::meeting},
    Watched{"reference", "meeting", To::meeting},
    Watched{"reference", "matter", To::matter},
    Watched{"reference", "registry_number", To::number},
    Watched{"input", "id", To::input},
    Watched{"input", "matter", To::matter},
    Watched{"input_authority", "input", To::input},
    Watched{"input_use", "input", To::input},
    Watched{"input_use_withdrawal", "input", To::input},
    Watched{"matter", "id", To::matter},
    Watched{"matter_number", "matter", To::matter},
    Watched{"milestone", "matter", To::matter},
};

/// Rarely changed, and read by many units: when one of these changes, all is counted anew.
struct Decisive {
    std::string_view table;
    std::string_view column;
};
constexpr std::array decisive = {
    Decisive{"audience", "kind"}, Decisive{"body", "demonstration"},
    Decisive{"forum", "kind"},    Decisive{"organisation", "county_letter"},
    Decisive{"party", "side"},
};

bool is_watched(std::string_view table) {
    return std::ranges::find(watched, table, &Watched::table) != watched.end() ||
           std::ranges::find(decisive, table, &Decisive::table) != decisive.end();
}

std::string_view text_in(const ledger::Image& image, std::string_view column) {
    if (column == "id")
        return image.id;
    const ledger::OwnValue* value = image.find(column);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

void add(db::Session& session, To to, std::string_view id, TouchedUnits& touched) {
    switch (to) {
    case To::meeting:
        touched.meetings.emplace(id);
        break;
    case To::point:
        if (auto meeting = store::meeting_of_point(session, id))
            touched.meetings.insert(std::move(*meeting));
        break;
    case To::input:
        touched.inputs.emplace(id);
        break;
    case To::matter:
        touched.matters.emplace(id);
        break;
    case To::number:
        for (std::string& matter : store::matters_of_number(session, id))
            touched.matters.insert(std::move(matter));
        break;
    }
}

void add_image(db::Session& session, const ledger::Image& image, TouchedUnits& touched) {
    for (const Watched& each : watched)
        if (each.table == image.table)
            if (const auto id = text_in(image, each.column); !id.empty())
                add(session, each.to, id, touched);
}

bool differ_decisively(const ledger::Image& before, const ledger::Image& after) {
    return std::ranges::any_of(decisive, [&](const Decisive& each) {
        if (each.table != after.table)
            return false;
        const ledger::OwnValue* was = before.find(each.column);
        const ledger::OwnValue* is = after.find(each.column);
        return after.gone || (was && is ? *was != *is : was != is);
    });
}

} // namespace

void touch(db::Session& session, const ledger::Entry& entry, TouchedUnits& touched) {
    for (const ledger::Image& image : ledger::images_in(entry.payload)) {
        if (!is_watched(image.table))
            continue;
        add_image(session, image, touched);
        const auto before = ledger::image_before(session, image.table, image.id, entry.id);
        if (!before)
            continue;
        add_image(session, *before, touched);
        touched.everything |= !before->gone && differ_decisively(*before, image);
    }
}

} // namespace radslag::dialogue

// See touched.hpp.
#include "search_pages/touched.hpp"

#include "search_pages/sources_store.hpp"

#include <algorithm>
#include <array>

namespace radslag::search_pages {

namespace {

/// A row of `table` stands in the entry of the record that its `column` names; "id" is the row.
struct Watched {
    std::string_view table;
    std::string_view column;
    Kind kind;
};
constexpr std::array watched = {
    Watched{"meeting", "id", Kind::meeting},
    Watched{"point", "id", Kind::point},
    Watched{"turn", "id", Kind::turn},
    Watched{"turn_speaker", "turn", Kind::turn},
    Watched{"decision", "id", Kind::decision},
    Watched{"commitment", "id", Kind::commitment},
    Watched{"input", "id", Kind::input},
    Watched{"example", "id", Kind::input},
    Watched{"input_use", "id", Kind::answer},
    Watched{"input_use_withdrawal", "input_use", Kind::answer},
    Watched{"matter", "id", Kind::matter},
    Watched{"matter_number", "matter", Kind::matter},
    Watched{"milestone", "matter", Kind::matter},
    Watched{"person", "id", Kind::person},
    Watched{"person_name", "person", Kind::person},
    Watched{"organisation", "id", Kind::organisation},
    Watched{"organisation_name", "organisation", Kind::organisation},
    Watched{"document", "id", Kind::document},
    Watched{"attachment", "document", Kind::document},
    Watched{"meeting", "document", Kind::document},
};

std::string_view text_in(const ledger::Image& image, std::string_view column) {
    if (column == "id")
        return image.id;
    const ledger::OwnValue* value = image.find(column);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? std::string_view(*text) : std::string_view();
}

void add_image(const ledger::Image& image, std::set<Record>& records) {
    for (const Watched& each : watched)
        if (each.table == image.table)
            if (const auto id = text_in(image, each.column); !id.empty())
                records.insert({each.kind, std::string(id)});
}

/// The records that show something of this one, or are filtered by it.
std::vector<Record> records_under(db::Session& session, const Record& record) {
    switch (record.kind) {
    case Kind::meeting:
        return store::records_of_meeting(session, record.id);
    case Kind::point:
        return store::records_of_point(session, record.id);
    case Kind::input:
        return store::answers_of_input(session, record.id);
    default:
        return {};
    }
}

} // namespace

std::set<Record> touched_by(db::Session& session, const ledger::Entry& entry) {
    std::set<Record> records;
    for (const ledger::Image& image : ledger::images_in(entry.payload)) {
        if (std::ranges::find(watched, image.table, &Watched::table) == watched.end())
            continue;
        add_image(image, records);
        if (const auto before = ledger::image_before(session, image.table, image.id, entry.id))
            add_image(*before, records);
    }
    for (const Record& record : std::set<Record>(records))
        for (Record& under : records_under(session, record))
            records.insert(std::move(under));
    return records;
}

} // namespace radslag::search_pages

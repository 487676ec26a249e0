// What search finds: records as entries of the index, with the words by which they are found. Pure;
// sources_store.hpp reads records, index_store.hpp keeps entries, query.hpp asks for them.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/enum_text.hpp"
#include "platform/search/analyser.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::search_pages {

enum class Kind : std::uint8_t {
    meeting,
    point,
    turn,
    decision,
    input,
    answer,
    commitment,
    matter,
    person,
    organisation,
    document
};
inline constexpr EnumText<Kind, 11> kinds({{Kind::meeting, "meeting"},
                                           {Kind::point, "point"},
                                           {Kind::turn, "turn"},
                                           {Kind::decision, "decision"},
                                           {Kind::input, "input"},
                                           {Kind::answer, "answer"},
                                           {Kind::commitment, "commitment"},
                                           {Kind::matter, "matter"},
                                           {Kind::person, "person"},
                                           {Kind::organisation, "organisation"},
                                           {Kind::document, "document"}});

/// A record of the register by its kind and id.
struct Record {
    Kind kind = Kind::meeting;
    std::string id;

    auto operator<=>(const Record&) const = default;
};

/// A record as it stands in the register.
struct Source {
    Record record;
    std::string page; ///< id of the record on whose page it stands
    std::optional<Day> day;
    std::optional<std::string> body;
    std::optional<std::string> organisation;
    std::vector<std::string> persons;
    std::optional<std::string> theme;
    std::optional<std::string> state;    ///< open, closed or withdrawn
    std::optional<std::string> audience; ///< the widest that may read it; none: everybody
    std::string title;
    bool is_title_searched = true; ///< false: it belongs to another record, and is shown only
    std::string text;
};

/// One row of the index.
struct Entry {
    std::int64_t id = 0;
    std::int64_t part = 0;
    std::string text;
    std::string stems; ///< " plan möte | vi möta ": of the title and of the text, in their order
    std::string parts; ///< " livsmedel strategi ": of compounds, each once
    std::string terms; ///< all by which it is found, each once
    std::vector<std::string> words; ///< as they are written, folded, each once
};

/// Names how entries are made now; with another name all of them are made anew.
std::string_view made_with();

/// The entries of a record: one, or one for each passage of a long text.
std::vector<Entry> entries_of(const search::Analyser& analyser, const Source& source);

/// The longest passage, in bytes; it ends at a line's end, or at a word's where a line is longer.
inline constexpr std::size_t longest_passage = 2000;
std::vector<std::string_view> passages_of(std::string_view text);

/// The numbers of entries go by day, and within a day by the records' ids, so that the newest are
/// last on every machine. Entries without a day come before all others.
std::int64_t entry_id(std::optional<Day> day, const Record& record, std::int64_t part);
/// The first number that an entry of this day may have. Days before 1900 count as 1900.
std::int64_t first_id_of(Day day);

/// A term that stands for no word: by what an entry is filtered.
std::string filter_term(char what, std::string_view value);
inline constexpr char by_audience = 'a';
inline constexpr char by_body = 'b';
inline constexpr char by_kind = 'k';
inline constexpr char by_organisation = 'o';
inline constexpr char by_person = 'p';
inline constexpr char by_state = 's';
inline constexpr char by_theme = 't';
/// What stands for the audience of what everybody may know of.
inline constexpr std::string_view everybody = "all";

} // namespace radslag::search_pages

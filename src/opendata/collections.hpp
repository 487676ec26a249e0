// What the read API gives: its collections with their fields, parts and filters. One table serves
// the requests, writes the OpenAPI description and the page about it, so that they cannot differ.
// The SQL of each stands beside its fields in a store; all.cpp lists them in order.
#pragma once

#include "platform/db/database.hpp"
#include "platform/i18n/text.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace radslag::opendata {

enum class Type { text, integer, boolean, day, time_of_day, instant, id };

/// A member of an object, in the order of the columns that it is read from.
struct Field {
    std::string_view name;
    Type type = Type::text;
    std::string_view meaning;    ///< in English, one line, for the description
    std::string_view words = {}; ///< the closed list of what it can be, with spaces between
    bool is_always = false;      ///< never null
};

enum class Shape { list, ids, object };

/// Rows of their own that are given with a record. `statement`: $1 the record's id, and $2 the
/// reader where it is cut to what that one may read.
struct Part {
    std::string_view name;
    std::string_view meaning;
    Shape shape = Shape::list;
    db::Statement statement;
    std::span<const Field> fields; ///< of Shape::ids none
    bool is_cut = true;
};

/// Along which column a statement of ids goes.
enum class Key { id, number };

/// Gives the ids after one, in order: $1 after which, $2 most, $3 the value of the filter, where it
/// is a filter's. By Key::number the second column is the number to go on after.
struct Ids {
    db::Statement statement;
    Key key = Key::id;
};

/// Whether the record is among those that a filter asks for; `today` is where the forum meets.
using Holds = bool (*)(db::Session& session, std::string_view id, std::string_view value,
                       Day today);

/// A parameter that narrows a collection.
struct Filter {
    std::string_view name;
    i18n::Literal meaning;
    Type type = Type::id;          ///< an integer is a year
    std::string_view words = {};   ///< the closed list of values
    std::string_view field = {};   ///< which must equal the value; of a year: begin with it
    std::optional<Ids> leads = {}; ///< leads to the records by an index
    Holds holds = nullptr;         ///< where no field tells
};

/// Where the page of a record is.
enum class PagePlace { own, point_of_meeting, turn_of_meeting };

struct Collection {
    std::string_view name;     ///< in addresses
    std::string_view singular; ///< of its type in the description: "Meeting"
    std::string_view table;
    i18n::Literal meaning;
    /// Reads one: its id, whether it is invented, and the fields. $1 the id, $2 the reader where
    /// it is cut.
    db::Statement one;
    bool is_cut = true;
    std::span<const Field> fields;
    std::span<const Part> parts;
    std::span<const Filter> filters;
    Ids ids;
    PagePlace page = PagePlace::own;
};

/// All of them, in the order in which they are described.
std::span<const Collection* const> collections();

/// The one of that name. Throws std::logic_error when there is none.
const Collection& collection(std::string_view name);

// In the stores beside their SQL.
extern const Collection bodies_collection;
extern const Collection organisations_collection;
extern const Collection people_collection;
extern const Collection meetings_collection;
extern const Collection points_collection;
extern const Collection turns_collection;
extern const Collection inputs_collection;
extern const Collection commitments_collection;
extern const Collection matters_collection;
extern const Collection documents_collection;
extern const Collection themes_collection;

} // namespace radslag::opendata

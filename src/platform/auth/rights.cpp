// The table of rights; see rights.hpp. What is not written here is denied.
#include "platform/auth/rights.hpp"

#include <algorithm>
#include <array>

namespace radslag::auth {

namespace {

/// A right and the roles that carry it.
struct Line {
    Right right;
    std::array<bool, 10> roles; ///< in the order of Role
};

constexpr bool yes = true;
constexpr bool no = false;

// clang-format off
constexpr std::array<Line, 19> table = {{
    //                         reader member subst. party  officer secr. chair regis. audit. system
    //                                              admin.                                   admin.
    {Right::see_history,      {no,    yes,   yes,   yes,   yes,    yes,  yes,  yes,   yes,   no}},
    {Right::import_notes,     {no,    no,    no,    no,    no,     yes,  no,   no,    no,    no}},
    {Right::edit_meetings,    {no,    no,    no,    no,    no,     yes,  yes,  no,    no,    no}},
    {Right::comment_notes,    {no,    yes,   yes,   yes,   yes,    yes,  yes,  no,    no,    no}},
    {Right::edit_commitments, {no,    no,    no,    no,    yes,    yes,  yes,  no,    no,    no}},
    {Right::edit_matters,     {no,    no,    no,    no,    yes,    yes,  no,   no,    no,    no}},
    {Right::send_inputs,      {no,    yes,   yes,   yes,   yes,    yes,  yes,  no,   no,   no}},
    {Right::answer_inputs,    {no,    no,    no,    no,    yes,    yes,  yes,  no,   no,   no}},
    {Right::sort_inputs,      {no,    no,    no,    no,    yes,    yes,  yes,  no,   no,   no}},
    {Right::edit_people,      {no,    no,    no,    no,    no,     yes,  no,   no,    no,    no}},
    {Right::edit_bodies,      {no,    no,    no,    no,    no,     yes,  no,   no,    no,    no}},
    {Right::give_access,      {no,    no,    no,    yes,   no,     yes,  no,   no,    no,    no}},
    {Right::found_bodies,     {no,    no,    no,    no,    no,     yes,  no,   no,    no,    yes}},
    {Right::prepare,          {no,    yes,   yes,   yes,   no,     yes,  yes,  no,    no,    no}},
    {Right::draft_positions,  {no,    yes,   no,    no,    no,     yes,  yes,  no,    no,    no}},
    {Right::take_stand,       {no,    yes,   yes,   yes,   no,     no,   no,   no,    no,    no}},
    {Right::release,          {no,    no,    no,    no,    no,     yes,  yes,  no,    no,    no}},
    {Right::propose_points,   {no,    yes,   yes,   yes,   no,     no,   yes,  no,    no,    no}},
    {Right::administer,       {no,    no,    no,    no,    no,     no,   no,   no,    no,    yes}},
}};
// clang-format on

} // namespace

std::string_view name_of(Right right) {
    constexpr std::array<std::string_view, 22> names = {
        "anyone",         "monitor",       "signed in",        "see history",  "import notes",
        "edit meetings",  "comment notes", "edit commitments", "edit matters", "send inputs",
        "answer inputs",  "sort inputs",   "edit people",      "edit bodies",  "give access",
        "found bodies",   "prepare",       "draft positions",  "take a stand", "release",
        "propose points", "administer"};
    return names.at(static_cast<std::size_t>(right));
}

bool carries(Role role, Right right) {
    const auto line = std::ranges::find(table, right, &Line::right);
    return line != table.end() && line->roles.at(static_cast<std::size_t>(role));
}

bool may(const Caller& caller, Right right) {
    if (right == Right::anyone)
        return true;
    if (!caller.is_known())
        return false;
    return right == Right::signed_in || std::ranges::any_of(caller.grants, [&](const Grant& grant) {
               return carries(grant.role, right);
           });
}

bool may_in(const Caller& caller, Right right, std::string_view body) {
    return caller.is_known() && std::ranges::any_of(caller.grants, [&](const Grant& grant) {
               return carries(grant.role, right) && grant.body == body;
           });
}

} // namespace radslag::auth

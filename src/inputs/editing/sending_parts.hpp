// The form of an input, as it is sent and as it lies as a draft: what it knows beside its fields,
// how it looks, and how it is read.
#pragma once

#include "documents/files.hpp"
#include "inputs/editing/parts.hpp"

namespace radslag::inputs::editing::pages {

/// What a form about a turn, an input that is followed up, a call, or nothing, knows beside its
/// fields.
struct Ground {
    std::optional<Spoken> spoken;
    std::optional<NamedId> follows;
    std::optional<AskedCall> call;
    std::optional<AskedCall> call_over;   ///< the call that is meant takes inputs no more
    std::optional<AskedPoint> point;      ///< for which a question is registered
    std::optional<AskedPoint> point_over; ///< the same, when it takes none any more
    std::vector<NamedId> bodies;
    std::vector<NamedId> organisations;   ///< for which the caller may send
    bool for_all = false;                 ///< the caller may send for any organisation
    std::vector<attachments::File> files; ///< that came with the form before
};

/// Told by the fields `turn`, `follows`, `round`, `point` and `waiting` of `values`.
Ground ground_of(db::Session& session, const Request& request, const http::Values& values,
                 Day today);
Ground ground_of(const Site& site, const Request& request, const http::Values& values);

/// Puts the ids of bodies and organisations for their names, and for what is left out where there
/// is one alone.
void know_names(Request& request, const Ground& ground);

/// Files that came with the form wait under a key, which the form then holds in its field
/// `waiting`; what is wrong with them is in `form`.
void take_files(const Site& site, const documents::Files& files, Request& request,
                site::FormReader& form);

/// The form with its fields; their values are the caller's to show.
site::RecordForm sending_form(const Site& site, const Request& request, const Ground& ground,
                              const http::Values& values);

/// That the call takes inputs no more, and what is sent goes without it.
std::string call_over_words(Language language, const AskedCall& call);

/// For which point it is registered, or that the point takes no questions any more; else empty.
std::string point_words(Language language, const Ground& ground);

/// What the form says; what is wrong is in `form`.
InputEdit read_in(db::Session& session, const Request& request, const Ground& ground,
                  site::FormReader& form);

} // namespace radslag::inputs::editing::pages

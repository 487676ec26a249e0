// radslag extract: the structure of notes as JSON or as text to read; stores nothing.
#include "app/commands.hpp"
#include "app/terminal.hpp"
#include "documents/reader.hpp"
#include "notes/read.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace radslag::app {

namespace {

/// A string as JSON, quotes included.
std::string as_json(std::string_view text) {
    return boost::json::serialize(boost::json::string(text));
}

/// One object a line: the file's name comes first.
std::string with_file(std::string_view file, std::string_view object) {
    const std::string_view rest = object.substr(1);
    return fmt::format("{{\"file\":{}{}{}", as_json(file), rest == "}" ? "" : ",", rest);
}

std::string outline(const notes::Structure& structure) {
    std::string text = structure.meeting.title + "\n";
    if (structure.meeting.day)
        text += to_text(*structure.meeting.day) + "\n";
    for (const notes::Point& point : structure.points) {
        text += fmt::format("\n{}. {}\n", point.number, point.title);
        const auto index = static_cast<notes::Index>(&point - structure.points.data());
        for (const notes::Turn& turn : structure.turns)
            if (turn.point == index)
                text += fmt::format("{:{}}- {}\n", "", 2 * turn.depth, turn.text);
        for (const notes::Commitment& commitment : structure.commitments)
            if (commitment.point == index)
                text += fmt::format(
                    "  => {}: {}{}\n", commitment.who.value_or("?"), commitment.text,
                    commitment.due_day ? " (" + to_text(*commitment.due_day) + ")" : "");
    }
    return text;
}

} // namespace

ExitCode extract(i18n::Language language, const Extract& wishes) {
    const bool many = wishes.files.size() > 1;
    ExitCode code = done;
    for (const auto& path : wishes.files) {
        const auto text = documents::read_file(path);
        if (!text) {
            code = failed;
            if (many && wishes.format == Extract::Format::json)
                fmt::print("{{\"file\":{},\"error\":{}}}\n", as_json(path.string()),
                           as_json(i18n::to_text(language, text.error().message)));
            say(language, text.error());
            continue;
        }
        const auto structure = notes::read(*text);
        if (wishes.format == Extract::Format::text)
            fmt::print("{}{}", many ? path.string() + "\n" : "", outline(structure));
        else if (many)
            fmt::print("{}\n", with_file(path.string(), notes::to_json(structure, *text)));
        else
            fmt::print("{}\n", notes::to_json(structure, *text));
    }
    return code;
}

} // namespace radslag::app

// Writes events as files, with what must be read out of them beside, for programs that are not
// ours: tests/calendar/readers_check.py reads them. RADSLAG_CALENDARS names the folder; without it
// the test only sees that each can be written.
#include "platform/calendar/event.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace radslag::calendar {
namespace {

using namespace std::chrono_literals;

struct Sample {
    std::string name;
    Event event;
    Method method = Method::request;
    int offset = 0; ///< minutes east of UTC at the start
};

Event meeting(std::string_view first, std::string_view last) {
    return {.uid = "6ygthrcn27cue@radslag.example",
            .stamp = *parse_instant("2026-01-05T08:15:30.000Z"),
            .organizer = {"Forumets kansli", "kansli@radslag.example"},
            .attendees = {{"Åsa Öberg", "asa.oberg@vast.example", Role::chair},
                          {"Berg; Anna: \"Väst\", norr", "anna+forum@vast.example", Role::optional},
                          {"", "bo@norr.example"}},
            .summary = "Forum: tåg, buss; \\ och båt",
            .description = "Första raden.\nAndra, med å ä ö; och komma.",
            .place = "Rosenbad 4, Stockholm",
            .first_day = *parse_day(first),
            .last_day = *parse_day(last),
            .url = "https://radslag.example/meetings/6ygthrcn27cue?lang=sv&x=1;2,3"};
}

Event meeting_at(std::string_view day, std::chrono::minutes start, std::chrono::minutes end) {
    Event event = meeting(day, day);
    event.start = start;
    event.end = end;
    return event;
}

/// A meeting the day before, the day of and the day after each change of the clocks.
void add_changes(std::vector<Sample>& samples) {
    const std::map<std::string, int> offsets{
        {"2026-03-28", 60},  {"2026-03-29", 120}, {"2026-03-30", 120}, {"2026-10-24", 120},
        {"2026-10-25", 60},  {"2026-10-26", 60},  {"2036-03-29", 60},  {"2036-03-30", 120},
        {"2036-10-25", 120}, {"2036-10-26", 60}};
    for (const auto& [day, offset] : offsets)
        samples.push_back(
            {"change_" + day, meeting_at(day, 10h, 11h + 30min), Method::request, offset});
}

std::vector<Sample> samples() {
    std::vector<Sample> all{{"whole_day", meeting("2026-03-18", "2026-03-18")},
                            {"two_days", meeting("2026-12-31", "2027-01-01")},
                            {"published", meeting_at("2026-03-18", 9h, 15h), Method::publish, 60}};
    Event cancelled = meeting_at("2026-07-01", 9h, 15h);
    cancelled.sequence = 3;
    all.push_back({"cancelled", cancelled, Method::cancel, 120});
    Event remote = meeting_at("2026-03-18", 0min, 23h + 59min);
    remote.place = remote.description = "";
    remote.join_url = "https://moten.example/rum/7;k=å b";
    all.push_back({"remote", remote, Method::request, 60});
    Event two_days = meeting_at("2026-03-28", 13h, 12h);
    two_days.last_day = *parse_day("2026-03-29");
    all.push_back({"two_days_across_the_change", two_days, Method::request, 60});
    Event no_end = meeting_at("2026-03-18", 9h, 10h);
    no_end.end.reset();
    all.push_back({"without_end", no_end, Method::request, 60});
    Event helsinki = meeting_at("2026-03-18", 9h, 10h);
    helsinki.zone = "Europe/Helsinki";
    all.push_back({"helsinki", helsinki, Method::request, 120});
    Event attacked = meeting_at("2026-03-18", 9h, 10h);
    attacked.summary = "x\r\nATTENDEE:mailto:eve@evil.example\r\nEND:VEVENT";
    attacked.attendees[2].name = "x\r\nATTENDEE:mailto:eve@evil.example";
    for (int i = 0; i < 60; ++i)
        attacked.description += "åäö";
    all.push_back({"attacked", attacked, Method::request, 60});
    add_changes(all);
    return all;
}

std::string clock(Day day, std::chrono::minutes time) {
    return fmt::format("{}T{:02}:{:02}", to_text(day), time.count() / 60, time.count() % 60);
}

/// What a reader must find, each value as a person would say it and not by our writer.
boost::json::object expected(const Sample& sample) {
    const Event& event = sample.event;
    boost::json::object found{{"uid", event.uid},
                              {"sequence", event.sequence},
                              {"summary", event.summary},
                              {"description", event.description},
                              {"place", event.place},
                              {"url", event.url},
                              {"status", "CONFIRMED"},
                              {"organizer", event.organizer.mail},
                              {"end", nullptr}};
    found["method"] = sample.method == Method::publish   ? "PUBLISH"
                      : sample.method == Method::request ? "REQUEST"
                                                         : "CANCEL";
    if (sample.method == Method::cancel)
        found["status"] = "CANCELLED";
    found["start"] = event.start ? clock(event.first_day, *event.start) : to_text(event.first_day);
    if (!event.start)
        found["end"] = to_text(add_days(event.last_day, 1));
    else if (event.end)
        found["end"] = clock(event.last_day, *event.end);
    if (event.start)
        found["offset"] = sample.offset;
    boost::json::object people;
    if (sample.method != Method::publish)
        people = {{"asa.oberg@vast.example", "Åsa Öberg"},
                  {"anna+forum@vast.example", "Berg; Anna: 'Väst', norr"},
                  {"bo@norr.example", ""}};
    if (sample.name == "attacked") {
        people["bo@norr.example"] = "x ATTENDEE:mailto:eve@evil.example";
        found["summary"] = "x ATTENDEE:mailto:eve@evil.example END:VEVENT";
    }
    if (sample.name == "remote")
        found["place"] = found["description"] = "https://moten.example/rum/7;k=%C3%A5%20b";
    found["attendees"] = people;
    return found;
}

TEST(OtherReaders, GetEventsOfEveryKind) {
    const char* folder = std::getenv("RADSLAG_CALENDARS");
    for (const Sample& sample : samples()) {
        const std::string text = written(sample.event, sample.method);
        EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n")) << sample.name;
        if (folder == nullptr)
            continue;
        const auto path = std::filesystem::path(folder) / sample.name;
        std::ofstream(path.string() + ".ics", std::ios::binary) << text;
        std::ofstream(path.string() + ".json") << boost::json::serialize(expected(sample));
    }
}

} // namespace
} // namespace radslag::calendar

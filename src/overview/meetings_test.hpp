// A register whose secretary plans meetings and moves them, for tests of what follows.
#pragma once

#include "meetings/editing/editing.hpp"
#include "overview/register_test.hpp"

namespace radslag::overview {

class MeetingsTest : public RegisterTest {
  protected:
    void SetUp() override {
        RegisterTest::SetUp();
        if (IsSkipped())
            return;
        caller_.person = secretary_.key;
        caller_.grants = {{auth::Role::secretary, id_of("forum"), ""}};
    }

    meetings::MeetingId add_meeting(std::string_view day) {
        const auto made = meetings::add_meeting(
            *database_, caller_, *bodies::BodyId::parse(id_of("forum")),
            {.title = "Möte", .day = parse_day(day), .readers = bodies::Visibility::is_public});
        EXPECT_TRUE(made);
        return made->id;
    }
    void edit_meeting(meetings::MeetingId id, std::string_view day, meetings::MeetingState state) {
        const auto now = reading(
            [&](db::Session& session) { return meetings::editable_meeting(session, caller_, id); });
        auto edit = now->edit;
        edit.day = parse_day(day);
        edit.state = state;
        EXPECT_TRUE(meetings::edit_meeting(*database_, caller_, id, now->version, edit));
    }

    auth::Caller caller_;
};

} // namespace radslag::overview

"""Calendars to subscribe to, read by two programs that are not ours: what is there, what changes when a
meeting does, and what nobody learns who may not read it."""

import unittest

import icalendar
import vobject
from colleagues import Colleagues
from forum import needs_postgres
from inputs_test import new_database


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    return {str(event["uid"]): (str(event["summary"]), event.decoded("dtstart").isoformat(), int(event["sequence"]),
                                str(event["status"]), str(event.get("location", "")))
            for event in calendar.walk("VEVENT")}


def by_vobject(text):
    value = lambda event, name: event.contents[name][0].value if name in event.contents else ""
    calendar = vobject.readOne(text)
    return {event.uid.value: (event.summary.value, event.dtstart.value.isoformat(), int(event.sequence.value),
                              event.status.value, value(event, "location"))
            for event in calendar.contents.get("vevent", [])}


class CalendarsTest(Colleagues):
    def meeting(self, **fields):
        place = self.loop.do("/meetings/new", **{"body": self.body, "title": "Vårmöte", "day": "2099-03-18", "start_time":
                             "10:00", "end_time": "15:00", "venue": "Rosenbad", "state": "planned", "readers": "public",
                             **fields})
        return place.split("?")[0].removeprefix("/meetings/")

    def events(self, path, client=None):
        answer = (client or self.nobody).get(path)
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.getheader("Content-Type").startswith("text/calendar"))
        found = by_icalendar(answer.text)
        self.assertEqual(by_vobject(answer.text), found, "two readers find the same")
        return found

    def of(self, meeting, path="/calendar.ics", client=None):
        return self.events(path, client).get(f"{meeting}@meetings.radslag")

    def test_a_meeting_is_in_each_of_them(self):
        meeting = self.meeting()
        for path in ("/calendar.ics", f"/bodies/{self.body}/calendar.ics", f"/meetings/{meeting}.ics"):
            summary, start, _, status, place = self.of(meeting, path)
            self.assertTrue(summary.endswith("Vårmöte"), summary)
            self.assertTrue(start.startswith("2099-03-18T10:00:00"), start)
            self.assertEqual((status, place), ("TENTATIVE", "Rosenbad"))
        self.assertEqual(len(self.events(f"/meetings/{meeting}.ics")), 1)

    def test_a_change_raises_the_sequence_and_keeps_the_uid(self):
        meeting = self.meeting()
        before = self.of(meeting)
        self.loop.do(f"/meetings/{meeting}/edit", start_time="11:00", state="called")
        after = self.of(meeting)
        self.assertGreater(after[2], before[2])
        self.assertIn("T11:00:00", after[1])
        self.assertEqual(after[3], "CONFIRMED")
        self.loop.do(f"/meetings/{meeting}/edit", state="cancelled")
        self.assertEqual(self.of(meeting)[3], "CANCELLED", "a program strikes what it is told of")

    def test_an_unchanged_one_is_not_sent_again(self):
        self.meeting()
        first = self.nobody.get("/calendar.ics")
        again = self.server.get("/calendar.ics", headers={"If-None-Match": first.getheader("ETag")}, language="en")
        self.assertEqual(again.status, 304)

    def test_who_may_not_read_a_meeting_finds_nothing_of_it(self):
        meeting = self.meeting(title="Hemligt möte", readers="secretariat")
        self.assertIsNone(self.of(meeting))
        self.assertIsNone(self.of(meeting, f"/bodies/{self.body}/calendar.ics", self.member))
        self.assertIsNotNone(self.of(meeting, client=self.secretary))
        self.assertEqual(self.nobody.get(f"/meetings/{meeting}.ics").status, 404)
        self.assertNotIn("Hemligt", self.nobody.get("/calendar.ics").text)

    def test_one_without_a_time_lasts_the_day(self):
        meeting = self.meeting(start_time="", end_time="")
        self.assertEqual(self.of(meeting)[1], "2099-03-18")

    def test_what_is_not_there_is_not_found(self):
        for path in ("/bodies/nix/calendar.ics", "/bodies/aaaaaaaaaaaaa/calendar.ics", "/meetings/nix.ics",
                     "/meetings/aaaaaaaaaaaaa.ics"):
            self.assertEqual(self.nobody.get(path).status, 404, path)


@needs_postgres
class CalendarsOnPostgresTest(CalendarsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()

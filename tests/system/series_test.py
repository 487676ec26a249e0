"""The year of a body: a series proposes its days, free and squeezed ones said, the secretariat makes
them planned meetings in one act and once, with the points of an earlier meeting; whoever may read the
meetings sees them in the plan, with what they shall be about, and nobody else does."""

import io
import re
import unittest
import zipfile

from colleagues import Colleagues
from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database

SPRING = {"month_1": "on", "month_5": "on", "month_6": "on", "week": "1", "weekday": "MO",
          "start_time": "10.00", "end_time": "15.00", "venue": "Rosenbad"}


class SeriesTest(Colleagues):
    founded = 0

    def found(self, roster="none", **more):
        """A body of its own for a test."""
        SeriesTest.founded += 1
        name = f"Krets {SeriesTest.founded}"
        self.loop.do("/bodies/new", name=name, kind="committee", roster=roster, **more)
        return self.forum.rows(f"SELECT id FROM body WHERE name = '{name}'")[0][0], name

    def series(self, body, **pattern):
        """The address of the form that plans its meetings."""
        self.loop.do(f"/bodies/{body}/series/new", name="Ordinarie möten", **(pattern or SPRING))
        series = self.forum.rows(f"SELECT id FROM series WHERE body = '{body}'")[0][0]
        return f"/series/{series}/meetings/new"

    def fields(self, form, year=2024):
        return Page(self.secretary.get(f"{form}?year={year}").text).values_of(form)

    def send(self, form, fields, status=303):
        answer = self.secretary.post(form, fields)
        self.assertEqual(answer.status, status, Page(answer.text).errors)
        return answer

    def planned(self, body):
        return self.forum.rows("SELECT day, start_time, end_time, zone, venue, state, slot FROM meeting WHERE body = "
                               f"'{body}' AND series IS NOT NULL ORDER BY day")

    def meeting(self, body, title, readers="public", day="2023-03-28", state="held"):
        place = self.loop.do("/meetings/new", body=body, title=title, day=day, state=state, readers=readers)
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]

    def plan(self, client, body, ending="", year=2024):
        answer = client.get(f"/bodies/{body}/plan{ending}?year={year}")
        self.assertEqual(answer.status, 200)
        return answer.text if ending != ".xlsx" else answer.body

    def test_the_proposed_days_become_planned_meetings_once(self):
        body, name = self.found()
        form = self.series(body)
        shown = self.secretary.get(f"{form}?year=2024").text
        self.assertIn("A public holiday: New Year&#39;s Day.", shown)
        fields = {**self.fields(form), "day_1": "2024-01-08", "end_time_6": "16:00", "readers": "public"}
        del fields["use_5"]
        before = self.forum.count("ledger_entries")
        answer = self.send(form, fields)
        self.assertIn(f"/bodies/{body}/plan?year=2024&saved=", answer.getheader("Location"))
        self.assertEqual(self.forum.count("ledger_entries"), before + 1, "one act")
        made = [("2024-01-08", "10:00", "15:00", "Europe/Stockholm", "Rosenbad", "planned", "2024-01"),
                ("2024-06-03", "10:00", "16:00", "Europe/Stockholm", "Rosenbad", "planned", "2024-06")]
        self.assertEqual(self.planned(body), made)
        self.send(form, fields)
        self.assertEqual((self.planned(body), self.forum.count("ledger_entries")), (made, before + 1), "sent twice")
        left = self.fields(form)
        self.assertIn("day_5", left)
        self.assertNotIn("day_1", left, "its month has a meeting, though on another day")
        for client in (self.nobody, self.member):
            page = self.plan(client, body)
            self.assertIn("8 Jan", page)
            self.assertIn("Sweden&#39;s National Day", page)
            self.assertIn("squeezed day", page)
            self.assertNotIn("proposed", page)
            self.assertNotIn("Ordinarie möten", page)
        self.assertIn("proposed", self.plan(self.secretary, body))
        self.assertIn(name, self.nobody.get("/meetings?year=2024").text)

    def test_the_plan_goes_along_as_a_file(self):
        body, name = self.found()
        form = self.series(body)
        self.send(form, {**self.fields(form), "readers": "public"})
        lines = self.plan(self.nobody, body, ".csv").splitlines()
        self.assertEqual(lines[1].split(";")[:3], ["2024-01-01", "", "New Year's Day"])
        self.assertTrue(any(line.startswith(f"2024-05-06;{name};{name};10:00;15:00;Rosenbad;") for line in lines), lines)
        with zipfile.ZipFile(io.BytesIO(self.plan(self.nobody, body, ".xlsx"))) as book:
            self.assertIn(name, "".join(book.read(part).decode("utf-8", "replace") for part in book.namelist()))

    def test_what_is_wrong_is_said_at_once_and_what_was_typed_stays(self):
        body, _ = self.found()
        form = self.series(body)
        wrong = {"title": "", "day_1": "2024-02-30", "day_5": "2025-05-05", "start_time_6": "15:00", "end_time_6": "14:00"}
        answer = self.send(form, {**self.fields(form), **wrong}, 422)
        for field in ("title", "day_1", "day_5", "end_time_6"):
            self.assertIn(f'href="#{field}"', answer.text)
        self.assertEqual(Page(answer.text).values_of(form)["day_5"], "2025-05-05")
        none = {name: value for name, value in self.fields(form).items() if not name.startswith("use_")}
        self.assertIn("Choose at least one day.", self.send(form, none, 422).text)
        self.meeting(body, "Extra", day="2024-05-06", state="planned")
        answer = self.send(form, self.fields(form), 422)
        self.assertIn("The body meets on that day already.", answer.text)
        self.assertEqual(self.planned(body), [])
        answer = self.secretary.post(f"/bodies/{body}/series/new",
                                     {**self.loop.fill(f"/bodies/{body}/series/new"), "name": "Möten", "zone": "Mars"})
        self.assertEqual(answer.status, 422)
        self.assertIn("Choose at least one month.", answer.text)
        self.assertIn("There is no time zone Mars.", answer.text)

    def test_the_new_meetings_begin_with_the_points_that_everybody_sees(self):
        body, _ = self.found()
        source = self.meeting(body, "Förebilden")
        for fields in ({"number": "1", "title": "Läget", "dialogue": "on", "planned_minutes": "45",
                        "expected_outcome": "En bild"},
                       {"title": "Upphandling", "readers": "secretariat", "ground": "19 kap. 3 § OSL"},
                       {"title": "Ledamöterna", "readers": "members"}):
            self.loop.do(f"/meetings/{source}/points/new", **fields)
        hidden = self.meeting(body, "För medlemmar", readers="members", day="2023-03-27")
        self.loop.do(f"/meetings/{hidden}/points/new", title="Inre")
        form = self.series(body)
        answer = self.send(form, {**self.fields(form), "points_of": hidden, "readers": "public"}, 422)
        self.assertIn("Others could then read the points of that meeting.", answer.text)
        self.send(form, {**self.fields(form), "points_of": source, "readers": "public"})
        points = self.forum.rows("SELECT p.number, p.title, p.dialogue, p.planned_minutes, p.expected_outcome, m.slot FROM "
                                 f"point p JOIN meeting m ON m.id = p.meeting WHERE m.body = '{body}' AND m.slot IS NOT "
                                 "NULL ORDER BY m.slot")
        self.assertEqual(points, [("1", "Läget", "1", "45", "En bild", slot) for slot in ("2024-01", "2024-05", "2024-06")])

    def test_a_plan_shows_each_reader_what_it_may_read(self):
        body, _ = self.found()
        preparing, prepares = self.found(prepares_for=body)
        self.meeting(body, "Kansliets dag", readers="secretariat", day="2024-02-07", state="planned")
        self.meeting(preparing, "Beredning", readers="public", day="2024-02-08", state="planned")
        for ending in ("", ".csv"):
            self.assertNotIn("Kansliets dag", self.plan(self.nobody, body, ending))
            self.assertIn("Beredning", self.plan(self.nobody, body, ending))
            self.assertIn("Kansliets dag", self.plan(self.secretary, body, ending))
            self.assertNotIn("Kansliets dag", self.plan(self.nobody, preparing, ending))
        self.assertIn(prepares, self.plan(self.nobody, body))
        for path in ("/bodies/aaaaaaaaaaaaa/plan", "/bodies/aaaaaaaaaaaaa/plan.csv"):
            self.assertEqual(self.secretary.get(path).status, 404)

    def test_days_of_others_and_squeezed_days_are_marked(self):
        body, _ = self.found("se-regions")
        other, name = self.found("se-regions")
        stranger, unknown = self.found()
        self.meeting(other, "De andra", day="2024-05-10", state="planned")
        self.meeting(stranger, "Utan parter", day="2024-05-10", state="planned")
        form = self.series(body, month_5="on", month_12="on", week="2", weekday="FR")
        shown = self.secretary.get(f"{form}?year=2024").text
        self.assertIn("A squeezed day, between free days.", shown)
        self.assertIn(f"{name} meets on that day.", shown)
        self.assertNotIn(f"{unknown} meets", shown)

    def test_a_series_that_has_ended_proposes_nothing(self):
        body, _ = self.found()
        form = self.series(body)
        edit = form.replace("meetings/new", "edit")
        end = form.replace("meetings/new", "end")
        stale = self.fields(form)
        self.loop.do(edit, name="Vårens möten")
        answer = self.send(form, stale, 409)
        self.assertEqual(Page(answer.text).values_of(form)["day_5"], "2024-05-06")
        self.assertEqual(self.secretary.post(end, Page(self.secretary.get(edit).text).values_of(end)).status, 303)
        self.assertNotIn("day_5", self.fields(form))
        self.assertNotIn("proposed", self.plan(self.secretary, body))

    def test_a_meeting_is_given_themes_before_it_has_points(self):
        body, _ = self.found()
        for theme in ("Broar", "Färjor"):
            if not self.forum.rows(f"SELECT id FROM theme WHERE name = '{theme}'"):
                self.loop.do("/themes/new", name=theme)
        bridges, ferries = (self.forum.rows(f"SELECT id FROM theme WHERE name = '{theme}'")[0][0]
                            for theme in ("Broar", "Färjor"))
        form = self.series(body)
        self.send(form, {**self.fields(form), "theme_5": bridges, "readers": "public"})
        meeting = self.forum.rows(f"SELECT id FROM meeting WHERE body = '{body}' AND slot = '2024-05'")[0][0]
        address = f"/meetings/{meeting}/themes"
        stale = self.loop.fill(address)
        place = self.loop.do(address, theme_1=bridges, theme_2=ferries)
        self.assertIn("Broar", self.plan(self.nobody, body))
        self.assertIn("Färjor", self.plan(self.nobody, body, ".csv"))
        self.assertIn("Broar", self.nobody.get(f"/meetings/{meeting}").text)
        told = self.secretary.get(f"/history/meeting/{meeting}").text
        self.assertIn("Said what it shall be about", told)
        self.assertIn("Färjor", told)
        self.assertEqual(self.secretary.post(address, stale).status, 409)
        self.assertEqual(self.secretary.post(address, {**self.loop.fill(address), "theme_1": "x"}).status, 422)
        entry = re.search(r"saved=(\d+)", place)[1]
        self.assertEqual(self.secretary.post(f"/acts/{entry}/undo", {"form_token": stale["form_token"]}).status, 303)
        self.assertNotIn("Färjor", self.plan(self.nobody, body))
        self.assertEqual(self.member.get(address).status, 404)

    def test_the_whole_year_can_be_undone(self):
        body, _ = self.found()
        form = self.series(body)
        fields = self.fields(form)
        entry = re.search(r"saved=(\d+)", self.send(form, fields).getheader("Location"))[1]
        self.assertEqual(len(self.planned(body)), 3)
        undone = self.secretary.post(f"/acts/{entry}/undo", {"form_token": fields["form_token"]})
        self.assertEqual(undone.status, 303)
        self.assertTrue(undone.getheader("Location").startswith(f"/bodies/{body}"), undone.getheader("Location"))
        self.assertEqual(self.planned(body), [])
        self.assertIn("day_5", self.fields(form))

    def test_who_may_not_edit_the_meetings_finds_no_form(self):
        body, _ = self.found()
        form = self.series(body)
        for address in (form, form.replace("meetings/new", "edit"), f"/bodies/{body}/series/new"):
            self.assertEqual(self.member.get(address).status, 404)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class SeriesOnPostgresTest(SeriesTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()

"""Reviews and what became of their recommendations and lessons: registered once, added by hand or out of a
pasted list that is looked through first, told of level by level by those whose level it is, listed by how
far they have reached; and withheld, with all that hangs on them, from whom they are not for."""

import csv
import io
import re
import unittest

from colleagues import Colleagues
from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database

PASTED = """Rekommendationer i kapitel 4:
1. Samla villkoren i ett
beslut.
2. Dela analytiker.
Lärdom 3: Börja med det som finns."""


class ReviewsTest(Colleagues):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.loop.do("/organisations/new", name="Vägverket i norr", other_names="", kind="authority")

    def review(self, title="Vägar i sex länder", **more):
        place = self.loop.do("/reviews/new", title=title, body=self.body, year="2022",
                             organisation="Region Dalarna", **more)
        return re.match(r"/reviews/[a-z2-7]{13}", place)[0]

    def add(self, review, *texts, levels=("national", "regional"), **more):
        """Adds recommendations of these texts; gives their ids in that order."""
        fields = dict(more)
        for i, text in enumerate(texts, 1):
            fields[f"text_{i}"] = text
            fields[f"kind_{i}"] = "recommendation"
            fields.update({f"{level}_{i}": "on" for level in levels})
        self.assertEqual(self.loop.do(f"{review}/recommendations/new", **fields), review)
        rows = self.forum.rows(f"SELECT id FROM input WHERE review = '{review[-13:]}' ORDER BY number")
        return [id for (id,) in rows[-len(texts):]]

    def tell(self, input_id, level="national", kind="acted", organisation="Vägverket i norr",
             text="Så blev det.", **more):
        return self.loop.do(f"/inputs/{input_id}/effects/new", level=level, kind=kind, text=text,
                            organisation=organisation, **more)

    def reach(self, input_id):
        return self.forum.rows(f"SELECT coalesce(reach, '-') FROM input WHERE id = '{input_id}'")[0][0]

    def listed(self, query="", client=None):
        """Numbers of the list of recommendations, as its CSV has them."""
        text = (client or self.nobody).get(f"/recommendations.csv?{query}").text.lstrip("\ufeff")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    def texts(self, query="", client=None):
        return [row["Recommendation or lesson"] for row in self.listed(query, client)]

    def test_a_pasted_list_is_looked_through_before_it_is_kept(self):
        review = self.review()
        address = f"{review}/recommendations/new"
        before = self.forum.count("input")
        answer = self.secretary.post(address, self.loop.fill(address, pasted=PASTED, national="on"))
        self.assertEqual(answer.status, 200)
        self.assertIn("3 were found in the list", answer.text)
        self.assertEqual(self.forum.count("input"), before, "nothing is kept yet")
        fields = Page(answer.text).values_of(address)
        self.assertEqual(fields["pasted"].strip(), "")
        self.assertEqual([fields[f"text_{i}"] for i in (1, 2, 3)],
                         ["Samla villkoren i ett beslut.", "Dela analytiker.", "Börja med det som finns."])
        self.assertEqual([fields[f"kind_{i}"] for i in (1, 2, 3)], ["recommendation", "recommendation", "lesson"])
        self.assertEqual(fields["place_3"], "Lärdom 3")
        self.assertEqual(fields["national_2"], "on")
        fields = {**fields, "text_2": "", "regional_3": "on", "authority": "Vägverket i norr",
                  "answer_by": "2023-06-01"}
        self.assertEqual(self.secretary.post(address, fields).status, 303)
        review_id = review[-13:]
        self.assertEqual(self.forum.rows("SELECT kind, text, review_place, reach FROM input WHERE review = "
                                         f"'{review_id}' ORDER BY number"),
                         [("recommendation", "Samla villkoren i ett beslut.", "1", "nobody"),
                          ("lesson", "Börja med det som finns.", "Lärdom 3", "nobody")])
        self.assertEqual(self.forum.rows("SELECT DISTINCT o.name FROM input i JOIN input_authority a ON a.input = "
                                         "i.id JOIN organisation o ON o.id = a.organisation WHERE i.review = "
                                         f"'{review_id}'"), [("Vägverket i norr",)])
        text = self.nobody.get(review).text
        self.assertIn("Samla villkoren i ett beslut.", text)
        self.assertNotIn("Dela analytiker.", text)

    def test_what_is_wrong_with_a_row_is_said_at_it_and_nothing_is_kept(self):
        review = self.review()
        address = f"{review}/recommendations/new"
        before = self.forum.count("input")
        for fields, name in (({"text_1": "Utan nivå."}, "national_1"), ({}, "text_1"),
                             ({"text_1": "Fel slag.", "kind_1": "view", "local_1": "on"}, "kind_1"),
                             ({"text_1": "Dag utan svarande.", "local_1": "on", "answer_by": "2023-06-01"},
                              "authority"),
                             ({"pasted": "\n".join(f"{i}. Nummer {i}." for i in range(1, 80))}, "pasted")):
            with self.subTest(name):
                answer = self.secretary.post(address, self.loop.fill(address, **fields))
                self.assertEqual(answer.status, 422)
                self.assertIn(f'href="#{name}"', answer.text)
                for value in fields.values():
                    self.assertIn(value.split("\n")[0], answer.text)
        self.assertEqual(self.forum.count("input"), before)

    def test_each_level_tells_of_itself_and_the_reach_follows(self):
        review = self.review("Nivåer")
        one, = self.add(review, "Dela plogbilar.")
        self.assertEqual(self.reach(one), "nobody")
        address = f"/inputs/{one}/effects/new"
        form = Page(self.member.get(address).text).forms[address]
        self.assertEqual(form["level"]["choices"], ["regional"], "a region tells of the regional level")
        own = self.forum.rows("SELECT id FROM organisation WHERE name = 'Region Skåne'")[0][0]
        self.assertEqual(form["organisation"]["choices"], [own])
        fields = {**Page(self.member.get(address).text).values_of(address), "text": "Vi delar två bilar.",
                  "acted_on": "2023-02-01"}
        other = self.forum.rows("SELECT id FROM organisation WHERE name = 'Region Dalarna'")[0][0]
        for wrong, name in (({"level": "national"}, "level"), ({"organisation": other}, "organisation"),
                            ({"acted_on": "2023-12-01"}, "acted_on"), ({"text": ""}, "text")):
            answer = self.member.post(address, {**fields, **wrong})
            self.assertEqual(answer.status, 422, name)
            self.assertIn(f'href="#{name}"', answer.text)
        answer = self.member.post(address, fields)
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        effect = re.search(r"#e-([a-z2-7]{13})", answer.getheader("Location"))[1]
        self.assertEqual(self.reach(one), "only_one")
        self.assertIn("Vi delar två bilar.", self.nobody.get("/regions/m").text)
        for page in (f"/inputs/{one}", review):
            self.assertIn("Vi delar två bilar.", self.nobody.get(page).text, page)
        self.assertIn("Dela plogbilar.", self.texts("reach=only_one"))
        self.assertNotIn("Dela plogbilar.", self.texts("reach=nobody"))
        # Another level acts, and what is under way is no acting.
        self.tell(one, kind="under_way")
        self.assertEqual(self.reach(one), "only_one")
        self.tell(one)
        self.assertEqual(self.reach(one), "every")
        # A region changes its own, and nobody else's.
        others = self.forum.rows(f"SELECT id FROM input_effect WHERE input = '{one}' AND id <> '{effect}'")[0][0]
        self.assertEqual(self.member.get(f"/effects/{others}/edit").status, 404)
        self.assertEqual(self.nobody.get(f"/effects/{effect}/edit").status, 303)  # signs in first
        edit = f"/effects/{effect}/edit"
        fields = {**Page(self.member.get(edit).text).values_of(edit), "kind": "declined"}
        self.assertEqual(self.member.post(edit, fields).status, 303)
        self.assertEqual(self.reach(one), "only_one")
        self.assertEqual(self.member.post(edit, fields).status, 409, "an older version")
        delete = f"/effects/{effect}/delete"
        fields = Page(self.member.get(edit).text).values_of(delete)
        self.assertEqual(self.member.post(delete, fields).status, 303)
        self.assertEqual(self.forum.rows(f"SELECT level, state FROM input_level WHERE input = '{one}' ORDER BY 1"),
                         [("national", "acted"), ("regional", "silent")])

    def test_a_level_that_is_not_addressed_may_act_and_its_row_goes_with_what_was_told(self):
        one, = self.add(self.review("Oväntat"), "Salta mindre.", levels=("national",))
        place = self.tell(one, level="local", text="Kommunen sandar.")
        self.assertEqual(self.reach(one), "some")
        self.assertIn("not addressed", self.nobody.get(f"/inputs/{one}").text)
        entry = re.search(r"saved=(\d+)", place)[1]
        token = Page(self.secretary.get("/reviews/new").text).values_of("/reviews/new")["form_token"]
        self.assertEqual(self.secretary.post(f"/acts/{entry}/undo", {"form_token": token}).status, 303)
        self.assertEqual(self.reach(one), "nobody")
        self.assertEqual(self.forum.rows(f"SELECT level FROM input_level WHERE input = '{one}'"), [("national",)])

    def test_lists_are_narrowed_and_taken_along(self):
        review = self.review("Filter")
        one, two = self.add(review, "=1+1 ska vara text", "Två nivåer.", levels=("national", "local"))
        lesson = self.add(review, "Tre.", levels=("regional",))[0]
        self.loop.do(f"/recommendations/{lesson}/edit", kind="lesson")
        self.tell(two, level="local")
        which = f"review={review[-13:]}"
        self.assertEqual(self.texts(which), ["Tre.", "Två nivåer.", "'=1+1 ska vara text"])
        self.assertEqual(self.texts(f"{which}&kind=lesson"), ["Tre."])
        self.assertEqual(self.texts(f"{which}&level=local&reach=only_one"), ["Två nivåer."])
        self.assertEqual(self.texts(f"{which}&state=closed"), [])
        self.assertEqual(len(self.texts(f"{which}&level=nonsense&reach=&state=%22x")), 3)
        row = next(row for row in self.listed(which) if row["Recommendation or lesson"] == "Två nivåer.")
        self.assertEqual((row["Local level"], row["National level"], row["Regional level"]),
                         ("something was done", "nothing told", "not addressed"))
        self.assertIn("Vägverket i norr: Så blev det.", row["Local level: what was told"])
        shown = self.nobody.get(review).text
        self.assertRegex(shown, r"reach=only_one[^>]*>1<")
        self.assertRegex(shown, r"reach=nobody[^>]*>2<")
        self.assertEqual(self.nobody.get("/recommendations.xlsx?" + which).status, 200)
        self.assertIn(review, self.nobody.get("/reviews").text)
        self.assertIn("Filter", self.nobody.get("/reviews.csv").text)

    def test_what_is_not_for_everybody_shows_nowhere(self):
        review = self.review("Hemlig granskning", readers="secretariat")
        one, = self.add(review, "Dolda ord.")
        self.tell(one, text="Dold åtgärd.")
        self.assertIn("Dold åtgärd.", self.secretary.get(review).text)
        for client in (self.nobody, self.member):
            self.assertEqual(client.get(review).status, 404)
            self.assertEqual(client.get(f"/inputs/{one}").status, 404)
            for page in ("/reviews", "/reviews.csv", "/recommendations", "/recommendations.csv",
                         f"/recommendations?review={review[-13:]}", "/inputs"):
                text = client.get(page).text
                for word in ("Hemlig granskning", "Dolda ord.", "Dold åtgärd."):
                    self.assertNotIn(word, text, page)
        self.assertEqual(self.member.get(f"/inputs/{one}/effects/new").status, 404)
        edit = f"{review}/edit"
        fields = self.loop.fill(edit, readers="public")
        answer = self.secretary.post(edit, fields)
        self.assertEqual(answer.status, 422)
        self.assertIn('href="#lets_others_in"', answer.text)
        self.assertEqual(self.secretary.post(edit, {**fields, "lets_others_in": "on"}).status, 303)
        for page in (review, f"/inputs/{one}", "/recommendations"):
            self.assertIn("Dold åtgärd.", self.nobody.get(page).text, page)

    def test_a_review_is_deleted_only_while_nothing_hangs_on_it(self):
        review = self.review("Tom")
        fields = Page(self.secretary.get(f"{review}/edit").text).values_of(f"{review}/delete")
        self.add(review, "En.")
        self.assertEqual(self.secretary.post(f"{review}/delete", fields).status, 409)
        empty = self.review("Tom också")
        fields = Page(self.secretary.get(f"{empty}/edit").text).values_of(f"{empty}/delete")
        answer = self.secretary.post(f"{empty}/delete", fields)
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.nobody.get(empty).status, 404)

    def test_something_said_becomes_a_recommendation_of_a_review(self):
        turn = self.forum.rows("SELECT t.id FROM turn t JOIN meeting m ON m.id = t.meeting WHERE m.body = "
                               f"'{self.body}' AND t.organisation IS NOT NULL ORDER BY t.id")[0][0]
        page = f"/inputs/new?turn={turn}"
        form = Page(self.secretary.get(page).text)
        self.assertIn("recommendation", form.forms["/inputs/new"]["kind"]["choices"])
        fields = {**form.values_of("/inputs/new"), "kind": "recommendation"}
        self.assertEqual(self.secretary.post("/inputs/new", fields).status, 422, "it addresses no level yet")
        answer = self.secretary.post("/inputs/new", {**fields, "regional": "on", "national": "on"})
        self.assertEqual(answer.status, 303, Page(answer.text).errors)
        made = answer.getheader("Location").removeprefix("/inputs/")
        self.assertEqual(self.reach(made), "nobody")
        review = self.review("Ur ett möte")
        self.loop.do(f"/recommendations/{made}/edit", review=review[-13:], place="s. 12")
        self.assertIn(f'href="/inputs/{made}"', self.nobody.get(review).text)
        text = self.nobody.get(f"/inputs/{made}").text
        self.assertIn(f'href="{review}"', text)
        self.assertIn("s. 12", text)
        self.assertIn(f"t-{turn}", text, "the way back to the sentence")

    def test_history_tells_who_said_what(self):
        review = self.review("Historia")
        one, = self.add(review, "Skriv upp allt.")
        self.tell(one, text="Allt skrivs upp.")
        history = self.secretary.get(f"/history/input/{one}")
        self.assertEqual(history.status, 200)
        self.assertIn("Allt skrivs upp.", history.text)
        self.assertEqual(self.secretary.get(f"/history/review/{review[-13:]}").status, 200)
        self.assertEqual(self.nobody.get(f"/history/review/{review[-13:]}").status, 303)

    def test_the_register_checks_clean(self):
        ended = self.forum.command("check")
        self.assertEqual(ended.status, 0, repr(ended))


@needs_postgres
class ReviewsOnPostgresTest(ReviewsTest):
    @classmethod
    def database(cls):
        return new_database(cls)


if __name__ == "__main__":
    unittest.main()

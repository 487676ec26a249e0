"""Taking notes: a paragraph that is sent twice is one, what two change in one paragraph is brought
together or stands beside, nothing that somebody typed is lost, whoever may not write changes nothing."""

import random
import re
import threading
import unittest

from forms_test import Page
from forum import needs_postgres
from inputs_test import new_database
from minutes_test import MinutesTest

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def new_id():
    return "".join(random.choices(LETTERS, k=12)) + random.choice(LETTERS[::2])


class WritingTest(MinutesTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.token = cls.loop.fill("/people/new")["form_token"]

    def write(self, meeting, text, base="", turn=None, client=None, token=None, **more):
        turn = turn or new_id()
        answer = (client or self.secretary).post(f"/meetings/{meeting}/write", {
            "form_token": token or self.token, "part": "1", "turn": turn, "base": base, f"text-{turn}": text, **more})
        return turn, answer

    def wrote(self, meeting, text, **more):
        turn, answer = self.write(meeting, text, **more)
        self.assertEqual(answer.status, 200, answer.text)
        return turn

    def turns(self, meeting):
        return [text for (text,) in self.forum.rows(f"SELECT text FROM turn WHERE meeting = '{meeting}' ORDER BY position")]

    def test_what_is_sent_twice_is_one_paragraph(self):
        meeting = self.meeting()
        point = self.point(meeting, "Vinter")
        turn = self.wrote(meeting, "Dalarna: Saltet tar slut.", point=point)
        acts = self.forum.count("ledger_entries")
        self.wrote(meeting, "Saltet tar slut.", turn=turn, point=point)
        self.wrote(meeting, "Dalarna: Saltet tar slut.", turn=turn, point=point)
        self.assertEqual(self.forum.count("ledger_entries"), acts, "nothing had to be written")
        self.wrote(meeting, "Saltet tar slut i mars.", base="Saltet tar slut.", turn=turn)
        self.wrote(meeting, "Saltet tar slut i mars.", base="Saltet tar slut.", turn=turn)
        self.assertEqual(self.turns(meeting), ["Saltet tar slut i mars."])
        self.assertIn("Region Dalarna", self.secretary.get(f"/meetings/{meeting}").text)

    def test_two_changes_are_brought_together_or_stand_beside(self):
        meeting = self.meeting()
        turn = self.wrote(meeting, "Saltet tar slut i mars.")
        self.wrote(meeting, "Sanden tar slut i mars.", base="Saltet tar slut i mars.", turn=turn)
        self.wrote(meeting, "Saltet tar slut i mars, sades det.", base="Saltet tar slut i mars.", turn=turn)
        self.assertEqual(self.turns(meeting), ["Sanden tar slut i mars, sades det."])
        _, answer = self.write(meeting, "Gruset tar slut i mars.", base="Saltet tar slut i mars.", turn=turn)
        self.assertIn("Another wording of the paragraph above", answer.text)
        self.assertEqual(self.turns(meeting), ["Sanden tar slut i mars, sades det.", "Gruset tar slut i mars."])
        self.wrote(meeting, "", base="Sanden tar slut i mars, sades det.", turn=turn)
        self.assertEqual(self.turns(meeting), ["Gruset tar slut i mars."], "the other wording goes, and the mark")
        self.assertNotIn("Another wording", self.secretary.get(f"/meetings/{meeting}/write").text)

    def test_what_is_deleted_meanwhile_and_written_on_is_kept(self):
        meeting = self.meeting()
        turn = self.wrote(meeting, "Saltet tar slut.")
        self.wrote(meeting, "", base="Saltet tar slut.", turn=turn)
        self.assertEqual(self.turns(meeting), [])
        self.wrote(meeting, "Saltet tar slut i mars.", base="Saltet tar slut.", turn=turn)
        self.assertEqual(self.turns(meeting), ["Saltet tar slut i mars."])

    def test_whoever_looks_again_is_told_when_nothing_has_changed(self):
        meeting = self.meeting()
        turn = self.wrote(meeting, "Saltet tar slut.")
        address = f"/meetings/{meeting}/write?part=1"
        first = self.secretary.get(address)
        self.assertIn("Saltet tar slut.", first.text)
        cookie = "; ".join(f"{name}={value}" for name, value in self.secretary.cookies.items())

        def again():
            return self.server.get(address, headers={"Cookie": cookie, "Accept-Language": "en",
                                                     "If-None-Match": first.getheader("ETag")}).status

        self.assertEqual(again(), 304)
        self.wrote(meeting, "Saltet tar slut i mars.", base="Saltet tar slut.", turn=turn)
        self.assertEqual(again(), 200)

    def test_many_at_once_lose_no_word(self):
        meeting = self.meeting()
        turn = self.wrote(meeting, "Början.")
        writers, words, told = 4, 8, []

        def work(number):
            base = "Början."
            for i in range(words):
                text = f"{base} ord{number}x{i}"
                _, answer = self.write(meeting, text, base=base, turn=turn)
                if answer.status != 200:
                    told.append(answer.text)
                    continue
                shown = Page(answer.text)
                base = next(form["base"]["value"] for form in shown.forms.values() if "base" in form)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(told, [])
        all_words = " ".join(self.turns(meeting)).split()
        for number in range(writers):
            for i in range(words):
                self.assertIn(f"ord{number}x{i}", all_words)

    def test_a_name_that_nobody_alone_has_stays_in_the_text(self):
        meeting = self.meeting()
        point = self.point(meeting, "Vinter")
        for text in ("Någon annan: Vi saltar.", "Väster: Vi sandar.", "Klockan 10:30 började vi."):
            self.wrote(meeting, text, point=point)
        self.assertEqual(self.turns(meeting), ["Någon annan: Vi saltar.", "Väster: Vi sandar.", "Klockan 10:30 började vi."])
        self.wrote(meeting, "Notera: Frågan kommer igen.", point=point)
        kinds = self.forum.rows(f"SELECT s.kind FROM turn t JOIN section s ON s.id = t.section WHERE t.meeting = '{meeting}' "
                                "AND t.text = 'Frågan kommer igen.'")
        self.assertEqual(kinds, [("action_note",)])

    def test_whoever_may_not_write_changes_nothing(self):
        meeting, other = self.meeting(), self.meeting()
        turn = self.wrote(meeting, "Saltet tar slut.")
        token = Page(self.member.get("/inputs/new").text).values_of("/inputs/new")["form_token"]
        _, answer = self.write(meeting, "Nej.", client=self.member, token=token)
        self.assertEqual(answer.status, 404)
        self.assertEqual(self.member.get(f"/meetings/{meeting}/write").status, 404)
        _, answer = self.write(other, "Nej.", base="Saltet tar slut.", turn=turn)
        self.assertEqual(answer.status, 404, "a paragraph of another meeting")
        _, answer = self.write(meeting, "Nej.", token="fel")
        self.assertEqual(answer.status, 403)
        point = self.point(other, "Annan")
        _, answer = self.write(meeting, "Nej.", point=point)
        self.assertEqual(answer.status, 422, "a point of another meeting")
        self.assertEqual(self.turns(meeting), ["Saltet tar slut."])
        self.assertEqual(self.turns(other), [])

    def test_wrong_input_is_told_in_words(self):
        meeting, minute, points, turns = self.begun()
        _, answer = self.write(meeting, "x" * 30_000)
        self.assertEqual(answer.status, 422)
        self.assertIn("This is too long: 30000 characters, and 20000 at most.", answer.text)
        _, answer = self.write(meeting, "Text.", turn="nej")
        self.assertEqual(answer.status, 422)
        self.out_for_comment(minute)
        self.comment(minute, self.member, "Det var sanden.", turns[0])
        _, answer = self.write(meeting, "", base="Saltet räcker inte.", turn=turns[0])
        self.assertEqual(answer.status, 422)
        self.assertIn("Something else refers to this", answer.text)
        self.step(minute, "draw-up")
        _, answer = self.write(meeting, "För sent.", point=points[0])
        self.assertEqual(answer.status, 422)
        self.assertIn("The notes of this meeting are closed", answer.text)


@needs_postgres
class WritingOnPostgresTest(WritingTest):
    @classmethod
    def database(cls):
        return new_database(cls)


def load_tests(loader, tests, pattern):
    """What is inherited has been tried where it stands."""
    suite = unittest.TestSuite()
    for case in (WritingTest, WritingOnPostgresTest):
        own = [name for name in vars(WritingTest) if name.startswith("test_")]
        suite.addTests(case(name) for name in [*own, "test_the_register_checks_clean"])
    return suite


if __name__ == "__main__":
    unittest.main()

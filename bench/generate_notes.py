#!/usr/bin/env python3
"""Invented meeting notes for measuring: all different, the same for the same seed. `document` makes
one; bench/import_bench.py measures with a thousand of them.

    bench/generate_notes.py FOLDER [--count 1000] [--seed 1] [--size 27000]
"""

import argparse
import datetime
import functools
import random
from pathlib import Path

GIVEN = """Anna Bengt Cecilia David Elin Fredrik Gunilla Henrik Ingrid Johan Karin Lars Maria Niklas
Olof Petra Rolf Sara Tomas Ulrika Viktor Åsa Örjan Birgitta Christer Eva Göran Helena Jonas Kerstin
Linnea Magnus Nina Oskar Pernilla Roger Sofia Torbjörn Ulf Veronica""".split()
FAMILY_BEGIN = """Alm Berg Björk Dal Ek Fors Grön Hav Hög Kvarn Lind Ljung Mark Nord Ny Ros Sand Sjö
Skog Söder Strand Sund Vall Väster Åker Öst""".split()
FAMILY_END = "berg blad bom dahl fors gren holm kvist lund man mark qvist stedt ström vall".split()
REGIONS = """Blekinge Dalarna Gotland Gävleborg Halland Jämtland Jönköping Kalmar Kronoberg Norrbotten
Skåne Sörmland Uppsala Värmland Västerbotten Västernorrland Västmanland Örebro Östergötland""".split()
PLACES = "Björkvik Ekeby Fagerhult Granliden Havsby Klockrike Lillmåla Norrtorp Svartbäck Vassunda".split()
FIELDS = """landsbygd kompetens transport bredband besöksnäring livsmedel energi bostäder innovation
klimat kultur export hälsa digitalisering skog vatten integration handel forskning stadsbygd""".split()
MONTHS = """januari februari mars april maj juni juli augusti september oktober november
december""".split()
THINGS = """handlingsplanen återrapporteringen mallen kartläggningen vägledningen utlysningen
halvtidsrapporten lägesbilden programmet strategin enkäten underlaget utvärderingen modellen
överenskommelsen sammanställningen""".split()
QUALITIES = """gemensam tydlig långsiktig regional samlad öppen jämförbar förenklad fördjupad
tvärgående uppdaterad riktad""".split()
VERBS = """beskriver berättar om understryker lyfter redogör för presenterar kommenterar
efterfrågar""".replace(" om", "_om").replace(" för", "_för").split()
SAYS = """anser menar betonar framför konstaterar undrar påpekar""".split()
WHY = [
    "eftersom {field} ser olika ut i olika delar av landet",
    "så att arbetet med {field} hänger ihop med det som redan görs i {place}",
    "utan att de små regionerna får en tyngre börda än de stora",
    "när medlen för {field} fördelas om under perioden",
    "i de {count} kommuner som hittills har deltagit",
    "för att kunskapen om {field} ska nå fram i tid",
    "med erfarenheterna från {place} och {place2} som grund",
    "trots att bara {count} procent av svaren har kommit in",
]


def day_in_words(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@functools.cache
def circle(seed):
    """Those who may come to a meeting, each with an organisation: the same for all documents."""
    source = random.Random(f"{seed}/circle")
    people = {}
    while len(people) < 600:
        name = f"{source.choice(GIVEN)} {source.choice(FAMILY_BEGIN)}{source.choice(FAMILY_END)}"
        people[name] = source.choice(
            ["Region " + source.choice(REGIONS), "Region " + source.choice(REGIONS),
             "Länsstyrelsen " + source.choice(REGIONS), source.choice(PLACES) + "s kommun",
             source.choice(["Tillväxtverket", "Näringsdepartementet", "Vinnova"])])
    return list(people.items())


class Writer:
    """Writes one document; every choice comes from its own random source."""

    def __init__(self, seed, number, day, next_day, body):
        self.random = random.Random(f"{seed}/{number}")
        self.day, self.next_day, self.body = day, next_day, body
        self.people = self.random.sample(circle(seed), 18)

    def pick(self, words):
        return self.random.choice(words)

    def later_day(self):
        return self.day + datetime.timedelta(days=self.random.randint(20, 400))

    def registry_number(self):
        return (f"{self.pick(['N', 'Ku', 'Fi'])}{self.day.year}/{self.random.randint(10, 9999):05d}"
                f"/{self.pick(['RTS', 'HL', 'BSÄ'])}")

    def reason(self):
        place, place2 = self.random.sample(PLACES, 2)
        return self.pick(WHY).format(field=self.pick(FIELDS), place=place, place2=place2,
                                     count=self.random.randint(3, 96))

    def subject(self):
        return f"den {self.pick(QUALITIES)}a {self.pick(FIELDS)}s- och {self.pick(FIELDS)}planen"

    def sentence(self):
        thing, field = self.pick(THINGS), self.pick(FIELDS)
        shape = self.random.randint(0, 4)
        if shape == 0:
            return f"Arbetet med {thing} inom {field} pågår, {self.reason()}."
        if shape == 1:
            return f"{thing.capitalize()} för {field} omfattar {self.random.randint(2, 90)} insatser {self.reason()}."
        if shape == 2:
            return f"Det finns ett behov av {self.pick(QUALITIES)} uppföljning av {thing}, {self.reason()}."
        if shape == 3:
            return f"I {self.pick(PLACES)} har {thing} prövats under {self.random.randint(2, 30)} månader."
        return f"En fråga är hur {self.subject()} förhåller sig till {thing}, {self.reason()}."

    def statement(self, discussion):
        name, organisation = self.pick(self.people)
        verb = self.pick(SAYS if discussion else VERBS).replace("_", " ")
        who = f"*{name}*, *{organisation}*" if self.random.random() < 0.4 else f"*{name}*"
        if discussion and self.random.random() < 0.25:
            who = self.pick(["Flera regionala företrädare", "Ett antal regioner", "Regionala företrädare"])
        about = (f"att {self.pick(THINGS)} inom {self.pick(FIELDS)} behöver ses över {self.reason()}"
                 if discussion else f"{self.subject()} {self.reason()}")
        return f"- {who} {verb} {about}. {self.sentence()} {self.sentence()}"

    def task(self):
        shape = self.random.randint(0, 5)
        name = self.pick(self.people)[0]
        thing = f"{self.pick(THINGS)} för {self.pick(FIELDS)}"
        day = day_in_words(self.later_day())
        return [
            f"- *{name}* skickar ut {thing} senast den {day}.",
            f"- *{name}* återkommer med {thing} vid nästa möte.",
            f"- *{name}* tar med sig frågan om {thing}.",
            f"- Regionerna uppmanas att lämna synpunkter på {thing} senast den {day}.",
            f"- Tillväxtverket har fått i uppdrag (Regerings dnr {self.registry_number()}) att följa "
            f"upp {thing}. Uppdraget ska redovisas senast den {day}.",
            f"- Kansliet tar fram {thing} till mitten av {self.pick(MONTHS)} {self.day.year + 1}.",
        ][shape]

    def point(self, number, length):
        kind = self.pick(["information", "information och dialog", "dialog"])
        field = self.pick(FIELDS)
        lines = [f"{number}. {self.pick(QUALITIES).capitalize()} {field} i {self.pick(PLACES)} - *{kind}*", ""]
        name, organisation = self.pick(self.people)
        lines += [f"*{name}*, *{organisation}* inleder punkten. {self.sentence()}", ""]
        written = 0
        for discussion, share in ((False, 0.55), (True, 0.9)):
            if discussion:
                lines += ["", "Diskussion:", ""]
            while written < share * length:
                lines.append(self.statement(discussion))
                written += len(lines[-1])
        lines += ["", "Notera:", ""] + [self.task() for _ in range(self.random.randint(1, 3))] + [""]
        return lines

    def text(self, size):
        lines = [f"Minnesanteckningar - {self.body}, {day_in_words(self.day)}", "", "Deltagare:", ""]
        lines += [f"- {name}, {organisation}" for name, organisation in self.people]
        lines += ["", f"Ordförande: {self.people[0][0]}", ""]
        points = max(1, min(9, size // 800))
        room = max(200, (size - sum(map(len, lines)) - 440 * points) // points)
        for number in range(1, points + 1):
            lines += self.point(number, room)
        lines += [f"Nästa möte är den {day_in_words(self.next_day)}.", ""]
        return "\n".join(lines)


def document(number, seed=1, size=27_000, body="Forum för regional utveckling"):
    """The text of document `number`: a meeting on a day of its own, about `size` bytes."""
    first = datetime.date(1996, 1, 9)
    day = first + datetime.timedelta(days=7 * number)
    return Writer(seed, number, day, day + datetime.timedelta(days=7), body).text(size)


def write(folder, count, seed=1, size=27_000):
    """Writes `count` documents and gives their paths in order."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        paths.append(folder / f"notes-{number:05d}.txt")
        paths[-1].write_text(document(number, seed, size), encoding="utf-8")
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=27_000, help="bytes a document, about")
    wishes = parser.parse_args()
    paths = write(wishes.folder, wishes.count, wishes.seed, wishes.size)
    print(f"{len(paths)} documents, {sum(p.stat().st_size for p in paths)} bytes in {wishes.folder}")


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""Reads the calendar objects in a folder with two readers that are not ours, icalendar and vobject,
and compares what each finds with the JSON that calendar_test has written beside.

Usage: readers_check.py FOLDER      ends with 1 when a reader disagrees or there is nothing to read

The readers are Debian's packages python3-icalendar and python3-vobject, and so is the Python.
"""
import datetime
import json
import sys
from pathlib import Path

import icalendar
import vobject


def said(moment):
    """A day or a local time as it stands in the JSON."""
    if moment is None:
        return None
    if isinstance(moment, datetime.datetime):
        return moment.strftime("%Y-%m-%dT%H:%M")
    return moment.isoformat()


def offset(moment):
    return int(moment.utcoffset().total_seconds() // 60)


def mail(uri):
    assert uri.startswith("mailto:"), uri
    return uri[len("mailto:"):]


def by_icalendar(octets):
    calendar = icalendar.Calendar.from_ical(octets)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors and not calendar.errors, event.errors
    attendees = event.get("attendee", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    start = event.decoded("dtstart")
    found = {
        "method": str(calendar["method"]),
        "uid": str(event["uid"]),
        "sequence": int(event["sequence"]),
        "summary": str(event["summary"]),
        "description": str(event.get("description", "")),
        "place": str(event.get("location", "")),
        "url": str(event["url"]),
        "status": str(event["status"]),
        "organizer": mail(str(event["organizer"])),
        "attendees": {mail(str(each)): str(each.params.get("CN", "")) for each in attendees},
        "start": said(start),
        "end": said(event.decoded("dtend", None)),
    }
    if isinstance(start, datetime.datetime):
        found["offset"] = offset(start)
        # The zone by the rules in the file, not by what the reader knows of its name.
        (zone,) = calendar.walk("VTIMEZONE")
        own = zone.to_tz().localize(start.replace(tzinfo=None))
        found["offset by its own rules"] = offset(own)
    return found


def by_vobject(octets):
    calendar = vobject.readOne(octets.decode())
    event = calendar.vevent
    value = lambda name: event.contents[name][0].value if name in event.contents else ""
    start = event.dtstart.value
    found = {
        "method": calendar.method.value,
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "summary": event.summary.value,
        "description": value("description"),
        "place": value("location"),
        "url": event.url.value,
        "status": event.status.value,
        "organizer": mail(event.organizer.value),
        "attendees": {mail(each.value): each.params.get("CN", [""])[0]
                      for each in event.contents.get("attendee", [])},
        "start": said(start),
        "end": said(event.dtend.value) if "dtend" in event.contents else None,
    }
    if isinstance(start, datetime.datetime):
        found["offset"] = found["offset by its own rules"] = offset(start)
    return found


def main(folder):
    paths = sorted(Path(folder).glob("*.ics"))
    wrong = 0
    for path in paths:
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if "offset" in expected:
            expected["offset by its own rules"] = expected["offset"]
        for name, reader in (("icalendar", by_icalendar), ("vobject", by_vobject)):
            found = reader(path.read_bytes())
            for key in sorted(expected.keys() | found.keys()):
                if expected.get(key) != found.get(key):
                    wrong += 1
                    print(f"{path.name}: {key} is {expected.get(key)!r}, "
                          f"{name} reads {found.get(key)!r}")
    print(f"{len(paths)} objects read by two readers, {wrong} differences")
    return 0 if paths and not wrong else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))

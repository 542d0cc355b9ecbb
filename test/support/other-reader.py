"""Reads mails, a JSON list of raw texts on stdin, with Python's own mail parser and Debian's python3-icalendar, and
writes what a mail program finds in each: its text, and every calendar with its entries. Shares no code with ours."""
import json
import sys
from email import message_from_string, policy

from icalendar import Calendar


def moment(value):
    at = value.dt
    if getattr(at, "tzinfo", None) is None:
        return {"at": at.isoformat(), "utc": False}
    return {"at": at.isoformat(), "utc": "TZID" not in value.params and at.utcoffset().total_seconds() == 0}


def people(event, name):
    found = event.get(name, [])
    found = found if isinstance(found, list) else [found]
    return [{"address": str(who), **{key: str(value) for key, value in who.params.items()}} for who in found]


def entry(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "start": moment(event["DTSTART"]),
        "end": moment(event["DTEND"]),
        "stamp": moment(event["DTSTAMP"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "location": str(event.get("LOCATION", "")),
        "organizers": people(event, "ORGANIZER"),
        "attendees": people(event, "ATTENDEE"),
        "errors": [list(map(str, error)) for error in event.errors],
    }


def calendar(part):
    found = Calendar.from_ical(part.get_content())
    return {
        "header": part.get_param("method"),
        "method": str(found["METHOD"]),
        "version": str(found["VERSION"]),
        "zones": len(list(found.walk("VTIMEZONE"))),
        "alarms": len(list(found.walk("VALARM"))),
        "entries": [entry(event) for event in found.walk("VEVENT")],
    }


def mail(raw):
    message = message_from_string(raw, policy=policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    return {
        "subject": message["Subject"],
        "to": message["To"],
        "replyTo": message["Reply-To"],
        "text": message.get_body(("plain",)).get_content(),
        "attachments": [part.get_filename() for part in parts if part.get_content_disposition() == "attachment"],
        "calendars": [calendar(part) for part in parts if part.get_content_type() == "text/calendar"],
    }


if len(sys.argv) > 1 and sys.argv[1] == "--is-here":
    sys.exit(0)
json.dump([mail(raw) for raw in json.load(sys.stdin)], sys.stdout)

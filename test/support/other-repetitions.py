"""Works out repetitions with dateutil, which shares no code with ours: a JSON list of series on stdin, for each the
starts within its window in milliseconds since 1970 on stdout."""
import json
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr


def starts(series):
    zone = ZoneInfo(series["zone"])
    rule = rrulestr(series["rule"], dtstart=datetime.fromisoformat(series["start"]))
    left_out = set(series["leftOut"])
    found = []
    for wall in rule:
        at = int(wall.replace(tzinfo=zone).astimezone(timezone.utc).timestamp() * 1000)
        if at >= series["until"]:
            break
        if at >= series["from"] and wall.date().isoformat() not in left_out:
            found.append(at)
    return found


json.dump([starts(series) for series in json.load(sys.stdin)], sys.stdout)

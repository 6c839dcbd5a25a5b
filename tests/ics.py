#!/usr/bin/env python3
"""The calendars of `renew --ics`, read by an independent reader (python3-icalendar) and held against RFC 5545 byte by byte."""
import datetime, importlib.util, json, os, pathlib, stat, sys, tempfile

import tap

SYSTEM_PYTHON = "/usr/bin/python3"      # where the system's package puts the reader
AS_OF = "2026-11-21"
# What every calendar is made of: the deadline of each certification and whether it belongs into the calendar, worked out by hand.
# Oregon asks for the application 60 days before the end: 1 of October, 30 of September, 29 of August.
PROFILE = {
    "id": "person-1",
    "certifications": [
        {"credential": "or-pss", "issued": "2024-10-01", "expires": "2027-10-01"},
        {"credential": "ca-mpss", "expires": "2028-02-29"},                                 # a leap day
        {"credential": "oh-cprs", "expires": AS_OF},                                        # today is its last day
        {"credential": "il-crss", "expires": "2026-11-20"},                                 # past
        {"credential": "ut-cpss", "issued": "2025-08-31"},                                  # no end stated
        {"name": "Städtisches Zertifikat; mit Komma, Strichpunkt \\ und 😀" + " é" * 60, "expires": "2027-01-31"},
        {"credential": "tx-mhps", "issued": "2023-01-01", "expires": "2025-01-01"},         # replaced by the next one
        {"credential": "tx-mhps", "issued": "2025-01-01", "expires": "2027-01-01"},
    ],
}
WANTED = {"2027-08-02", "2027-10-01", "2028-02-29", AS_OF, "2027-01-31", "2027-01-01"}


def make(profile, as_of=AS_OF, env=None, stdout=False):
    """(run, bytes of the calendar or None, mode of the file)"""
    with tempfile.TemporaryDirectory(prefix="peerpath-ics-") as scratch:
        here = pathlib.Path(scratch)
        (here / "me.json").write_text(json.dumps(profile))
        done = tap.run(["renew", "-p", "me.json", "--as-of", as_of, "--ics", "-" if stdout else "out.ics"], cwd=here, env=env)
        file = here / "out.ics"
        left = sorted(p.name for p in here.iterdir() if p.name not in ("me.json", "out.ics"))
        if left:
            tap.result("ics: no file is left behind", [", ".join(left)])
        return done, file.read_bytes() if file.exists() else None, stat.S_IMODE(file.stat().st_mode) if file.exists() else None


def check_bytes(data):
    faults = [] if data.endswith(b"\r\n") else ["the last line has no end"]
    faults += [f"a bare line feed: {line!r}" for line in data.split(b"\r\n") if b"\n" in line or b"\r" in line][:3]
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            faults.append(f"{len(line)} octets: {line[:90]!r}")
        try:
            line.decode()
        except UnicodeDecodeError:
            faults.append(f"folded inside a character: {line!r}")
        if any(c < 32 for c in line):
            faults.append(f"control character: {line!r}")
    tap.result("ics: lines of at most 75 octets, CR LF, whole characters", faults)


def check_calendar(icalendar, data):
    calendar = icalendar.Calendar.from_ical(data)
    events = [c for c in calendar.walk() if c.name == "VEVENT"]
    tap.result("ics: version and product", [] if calendar["VERSION"] == "2.0" and calendar["PRODID"] else [f"{dict(calendar)}"])
    dates = [e.decoded("DTSTART").isoformat() for e in events]
    tap.result("ics: an event a deadline to come", [] if sorted(dates) == sorted(WANTED) else [f"{dates}, expected {sorted(WANTED)}"])
    faults = []
    for event in events:
        start = event.decoded("DTSTART")
        name = str(event["SUMMARY"])
        faults += [] if type(start) is datetime.date else [f"{name}: not a plain date"]
        faults += [] if event.decoded("DTEND") - start == datetime.timedelta(days=1) else [f"{name}: not one day long"]
        alarms = [a for a in event.subcomponents if a.name == "VALARM"]
        before = sorted(-a.decoded("TRIGGER").days for a in alarms)
        faults += [] if before == ([] if name.startswith("Ends: ") else [30, 90]) else [f"{name}: reminders {before}"]
        faults += [f"{name}: alarm {dict(a)}" for a in alarms if a["ACTION"] != "DISPLAY" or not a["DESCRIPTION"]]
        faults += [f"{name}: no {key}" for key in ("UID", "DTSTAMP", "DESCRIPTION") if key not in event]
    tap.result("ics: whole days, reminders 90 and 30 days before", faults)
    tap.result("ics: every UID is another one", [] if len({e["UID"] for e in events}) == len(events) else [str([e["UID"] for e in events])])
    name = PROFILE["certifications"][5]["name"]
    found = [str(e["SUMMARY"]) for e in events]
    tap.result("ics: an end of its own where the application is due earlier", [] if sum(n.startswith("Ends: ") for n in found) == 1 else [f"{found}"])
    slugs = [str(e["DESCRIPTION"]) for e in events if "_" in str(e["DESCRIPTION"])]
    tap.result("ics: topics are words", slugs or ([] if any("in suicide prevention." in str(e["DESCRIPTION"]) for e in events) else ["no suicide prevention"]))
    tap.result("ics: text comes back as it was", [] if f"Renew: {name}" in found else [f"{found}"])
    return {e.decoded("DTSTART").isoformat(): str(e["UID"]) for e in events}


def main():
    if not importlib.util.find_spec("icalendar") and sys.executable != SYSTEM_PYTHON and os.path.exists(SYSTEM_PYTHON):
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])
    done, data, mode = make(PROFILE)
    tap.result("ics: written", [] if done.status == 0 and data and not tap.crashed(done) else [f"{done}"])
    if not data:
        tap.finish()
    tap.result("ics: only its owner can read it", [] if mode == 0o600 else [oct(mode)])
    check_bytes(data)
    try:
        import icalendar
    except ImportError:
        tap.skip("ics: an independent reader accepts it", "python3-icalendar is not installed")
    else:
        uids = check_calendar(icalendar, data)
        later = icalendar.Calendar.from_ical(make(PROFILE, as_of="2026-12-31")[1])
        again = {e.decoded("DTSTART").isoformat(): str(e["UID"]) for e in later.walk() if e.name == "VEVENT"}
        tap.result("ics: an event keeps its UID", [f"{d}: {again[d]} was {uids[d]}" for d in again if again[d] != uids[d]] or ([] if len(again) == 5 else [str(again)]))
        other = icalendar.Calendar.from_ical(make({**PROFILE, "id": "person-2"})[1])
        tap.result("ics: another person's events are others", [u for u in (str(e["UID"]) for e in other.walk() if e.name == "VEVENT") if u in uids.values()])
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"):
        tap.result(f"ics: the same in {zone}", tap.difference("calendar", data, make(PROFILE, env={"TZ": zone})[1]))
    printed = make(PROFILE, stdout=True)[0]
    tap.result("ics: - writes it to standard output, and nothing else", tap.difference("stdout", data, printed.out))
    empty, nothing, _ = make({"certifications": [{"credential": "il-crss", "expires": "2026-11-20"}]})
    tap.result("ics: no deadline to come, no file", [] if empty.status == 1 and nothing is None and b"P0604" in empty.err else [f"{empty}"])
    tap.finish()


main()

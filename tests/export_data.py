#!/usr/bin/env python3
"""`export json` and `export csv` hold what the files of rules say: read here by another reader, with dates and stages worked out anew."""
import calendar, csv, io, json, sys

import yaml

import tap

STAGES = ["train", "apply", "certify", "keep"]
LATE = {"exam", "background_check", "interview", "code_of_ethics"}


def span(text):
    """The first and the last day of a date known to the day, the month or the year."""
    parts = (text or "").split("-")
    if not text:
        return None
    month = parts[1] if len(parts) > 1 else None
    last = f"{parts[0]}-{month or '12'}"
    return (text if len(parts) == 3 else f"{parts[0]}-{month or '01'}-01", text if len(parts) == 3 else f"{last}-{calendar.monthrange(int(parts[0]), int(last[5:]))[1]:02}")


def in_force(holder, day):
    begins, ends = span(holder.get("effective")), span(holder.get("until"))
    if (begins and day < begins[0]) or (ends and day > ends[1]):
        return "no"
    return "perhaps" if (begins and day < begins[1]) or (ends and day > ends[0]) else "yes"


def stage_of(item):
    return STAGES.index(item.get("stage") or ("certify" if next(iter(item)) in LATE else "apply"))


def wanted_items(route, day, most):
    """The requirements of a route that count, as (choice, option, kind, value, in_force); a choice with a way that is open so far asks nothing."""
    choice = 0
    for item in route:
        if "any_of" not in item:
            if in_force(item, day) != "no" and stage_of(item) <= most:
                yield 0, 0, next(iter(item)), item[next(iter(item))], in_force(item, day)
            continue
        options = [[r for r in option if in_force(r, day) != "no"] for option in item["any_of"]]
        open_now = [option for option in options if option and not any(stage_of(r) <= most for r in option)]
        asking = [(number, [r for r in option if stage_of(r) <= most]) for number, option in enumerate(options, 1)]
        asking = [(number, option) for number, option in asking if option]
        if open_now or not asking:
            continue
        choice += 1
        for number, option in asking:
            for r in option:
                yield choice, number, next(iter(r)), r[next(iter(r))], in_force(r, day)


def said_json(route):
    """The same out of the JSON, whose options have no numbers: they are counted."""
    choice = 0
    for item in route["requirements"]:
        if "any_of" not in item:
            yield 0, 0, item["kind"], item["value"], item["in_force"]
            continue
        choice += 1
        for number, option in enumerate(item["any_of"], 1):
            for r in option:
                yield choice, number, r["kind"], r["value"], r["in_force"]


def plain(value):
    """A value as a comparable text: 80, 80.0 and "80" are the same."""
    if isinstance(value, list):
        return ";".join(sorted(value))
    if value is True or value == "yes":
        return "yes"
    if value is False or value == "no":
        return "no"
    try:
        return f"{float(value):g}"
    except ValueError:
        return " ".join(str(value).split())


def normal(items):
    """Options are numbered from 1 within their choice, lists in any order."""
    numbers, result = {}, []
    for choice, option, kind, value, force in items:
        seen = numbers.setdefault(choice, {})
        result.append((choice, seen.setdefault(option, len(seen)), kind, ";".join(sorted(plain(value).split(";"))) if kind == "lived_experience" else plain(value), force))
    return result


def check(states, day, stage, options):
    name = f"as of {day}, {stage or 'all stages'}"
    args = ["--as-of", day, *(["--stage", stage] if stage else []), *options]
    most = STAGES.index(stage or "keep")
    data, table = tap.run(["export", "json", *args]), tap.run(["export", "csv", *args])
    if data.status or table.status:
        tap.result(f"export: {name}", [data.err.decode() + table.err.decode()])
        return
    said = {credential["credential"]: credential for credential in json.loads(data.out)["credentials"]}
    lines = {}
    for line in csv.DictReader(io.StringIO(table.out.decode(), newline="")):
        lines.setdefault((line["credential"], line["route"]), []).append(line)
    faults, count = [], 0
    for credential in states:
        for route, items in (credential.get("routes") or {}).items():
            wanted = normal(wanted_items(items, day, most))
            found = next(r for r in said[credential["id"]]["routes"] if r["route"] == route)
            rows = [(int(l["choice"] or 0), int(l["option"] or 0), l["kind"], l["value"], l["in_force"]) for l in lines.get((credential["id"], route), []) if l["kind"]]
            count += len(wanted)
            for form, got in (("JSON", normal(said_json(found))), ("CSV", normal(rows))):
                if got != wanted:
                    faults.append(f"{form}, {credential['id']} {route}: expected {wanted}, but it is {got}")
            if found["known"] != bool(items) or (not items and len(lines[credential["id"], route]) != 1):
                faults.append(f"{credential['id']} {route}: a route of which nothing is known must say so")
            if found["whole"] and route not in (credential.get("complete") or []):
                faults.append(f"{credential['id']} {route}: whole, but not complete")
    if set(said) != {credential["id"] for credential in states}:
        faults.append(f"credentials that are not in both: {set(said) ^ {c['id'] for c in states}}")
    tap.result(f"export: json and csv hold the {count} requirements of the files, {name}", faults[:5])


def main():
    states = [credential for path in sorted((tap.TOP / "states").glob("??.yaml")) for credential in yaml.load(path.read_text(), Loader=yaml.BaseLoader).get("credentials") or []]
    for day, stage in (("2026-11-21", None), ("2024-06-30", "keep"), ("2027-01-01", "apply"), ("2025-07-01", "train")):
        check(states, day, stage, [])
    widths = {len(row) for row in csv.reader(io.StringIO(tap.run(["export", "csv"]).out.decode(), newline=""))}
    tap.result("export: every line of the CSV has as many cells as the head", [f"{widths}"] if len(widths) != 1 else [])
    tap.finish()


if __name__ == "__main__":
    main()

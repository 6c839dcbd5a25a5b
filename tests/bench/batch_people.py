#!/usr/bin/env python3
"""Write N random people as CSV, over the columns of the flat form; about one value in ten is unknown (empty).

usage: batch_people.py [--odd] N [SEED] > people.csv

The topics are those that the rules in states/ name. --odd mixes in what a spreadsheet may hold as well: quotes, blanks, decimals,
dates in place of ages, words in capitals, and now and then a mistake.
"""
import pathlib, random, re, sys, yaml

STATES = pathlib.Path(__file__).resolve().parents[2] / "states"
PLACES = sorted(p.stem for p in STATES.glob("??.yaml") if p.stem != "US")
LIVED = ["mental_health", "substance_use", "co_occurring", "family_member", "parent_or_caregiver", "justice", "youth", "veteran"]
EDUCATION = ["none", "ged_or_diploma", "ged_or_diploma", "ged_or_diploma", "some_college", "associate", "bachelor"]
EXAMS = ["IC&RC Peer Recovery", "IC&RC ADC", "NCPRSS", "Texas knowledge assessment", "Alabama ADMH exam", "Utah CPSS exam", "none"]
CHUNK = 10000


def requirements():
    for path in sorted(STATES.glob("??.yaml")):
        for credential in yaml.safe_load(path.read_text()).get("credentials") or []:
            for route in (credential.get("routes") or {}).values():
                for item in route or []:
                    yield from (r for option in item["any_of"] for r in option) if "any_of" in item else [item]


def topics(kind):
    slug = lambda text: re.sub(r"[^a-z0-9]+", "_", str(text).lower()).strip("_")
    return sorted({slug(r["topic"]) for r in requirements() if kind in r and r.get("topic")})


def ids():
    return [c["id"] for path in sorted(STATES.glob("??.yaml")) for c in yaml.safe_load(path.read_text()).get("credentials") or []]


def people(odd, rnd):
    """The columns: a name, and a function that draws so many cells."""
    credentials = ids()

    def pool(values, unknown=0.1):
        some = [values() if callable(values) else rnd.choice(values) for _ in range(1000)]
        return ["" if rnd.random() < unknown else value for value in some]

    def hours(most, spoil=("%d.5", '"%d"', " %d")):
        def draw():
            value = rnd.randint(0, most) if rnd.random() < 0.5 else rnd.choice([most // 4, most // 2, most])
            return rnd.choice(spoil) % value if odd and rnd.random() < 0.05 else str(value)
        return pool(draw)

    def subset(values, most):
        def draw():
            return ";".join(rnd.sample(values, rnd.randint(1, most)))
        return pool(draw)

    lists = {
        "age": hours(90), "lives_in": pool(PLACES), "works_in": pool(PLACES), "education": pool(EDUCATION),
        "lived_experience": subset(LIVED, 3), "recovery_months": hours(90), "training_hours": hours(160),
        **{f"training_hours.{t}": hours(20) for t in topics("training_hours")},
        "training_approved_by": subset(PLACES, 3), "experience_hours": hours(6000), "experience_hours.paid": hours(2400),
        "experience_hours.supervised": hours(2400), "supervision_hours": hours(120),
        **{f"supervision_hours.{t}": hours(12) for t in topics("supervision_hours")},
        "exams": pool(lambda: ";".join(rnd.sample(EXAMS[:-1], rnd.randint(1, 2))) if rnd.random() < 0.8 else "none"),
        "references": hours(5), "background_check": pool(["clear", "clear", "clear", "record"]),
        "certifications": pool(lambda: ";".join(rnd.sample(credentials, rnd.randint(1, 2))) if rnd.random() < 0.6 else "none"),
        "ce_hours": hours(60), "ce_hours.ethics": hours(12),
        "attests.code_of_ethics": pool(["yes", "yes", "no"]), "attests.interview": pool(["yes", "yes", "no"]),
    }
    if odd:
        lists["education"] += ["Some College", "NONE", "highschool"] * 3
        lists["lives_in"] += ["Oregon", "new york", "Atlantis", '"CA"'] * 3
        lists["lived_experience"] += ["none", "Mental Health", "veteran; youth", ";"] * 3
        lists["attests.code_of_ethics"] += ["true", "TRUE", "maybe"] * 3
        lists["certifications"] += ["or-psss", "IC&RC PR", '"State of Ohio, peer"'] * 3
        lists["age"] += ["-3", "x", "200", "17.9"]
    return lists


# Columns whose hours are parts of the hours of another.
PARTS = {"training_hours": "training_hours.", "supervision_hours": "supervision_hours.", "ce_hours": "ce_hours.",
         "experience_hours": "experience_hours."}


def mend(row, names):
    """Parts never add up to more than their whole: else the row would be a mistake. The whole then goes unsaid."""
    for whole, begins in PARTS.items():
        parts = [float(row[i].strip(' "')) for i, name in enumerate(names) if name.startswith(begins) and row[i]]
        at = names.index(whole)
        total = max(parts, default=0) if whole == "experience_hours" else sum(parts)
        if row[at] and float(row[at].strip(' "')) < total:
            row[at] = str(int(total) + 1) if len(row[at]) % 2 else ""
    return row


def main():
    odd = "--odd" in sys.argv
    count, seed = (list(map(int, [a for a in sys.argv[1:] if a != "--odd"])) + [1])[:2]
    rnd = random.Random(seed)
    lists = people(odd, rnd)
    names = list(lists)
    sys.stdout.write("id," + ",".join(names) + "\n")
    for begin in range(0, count, CHUNK):
        rows = min(CHUNK, count - begin)
        columns = [rnd.choices(lists[name], k=rows) for name in names]
        sys.stdout.write("".join(f"{begin + i}," + ",".join(mend(list(row), names)) + "\n" for i, row in enumerate(zip(*columns))))


main()

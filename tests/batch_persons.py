"""Random people for batch.py, each twice: as a flat row and as a profile."""

LIVED = ["mental_health", "substance_use", "co_occurring", "family_member", "parent_or_caregiver", "justice", "youth", "veteran"]
EXAMS = ["IC&RC Peer Recovery", "NCPRSS", "Texas knowledge assessment", "Washington State HCA"]
HELD = ["or-pss", "tx-mhps", "ar-pr", "us-ncps", "Certified Peer of Ohio"]


def person(rnd):
    """One person twice: as a flat row, and as a profile. What a row says was worked out from states/README.md and the design alone."""
    flat, nested = {}, {"profile": 1}

    def both(name, value, text=None):
        if rnd.random() < 0.8:
            flat[name], nested[name] = str(value) if text is None else text, value

    both("age", rnd.choice([17, 18, 20, 25, 41]))
    if rnd.random() < 0.3:
        flat.pop("age", None), nested.pop("age", None)
        both("born", rnd.choice(["2008-11-21", "2008-11-22", "1990-04-02"]))
    both("lives_in", rnd.choice(["CA", "OR", "TX", "WA", "FL"]))
    both("works_in", rnd.choice(["CA", "OR", "TX", "NY"]))
    both("education", rnd.choice(["none", "ged_or_diploma", "associate", "bachelor"]))
    lived = rnd.sample(LIVED, rnd.randrange(0, 3))
    both("lived_experience", lived, ";".join(lived) or "none")
    both("recovery_months", rnd.choice([3, 11.5, 12, 24, 60]))
    both("references", rnd.randrange(0, 4))
    both("background_check", rnd.choice(["clear", "record"]))
    if rnd.random() < 0.8:
        hours, ethics, approved = rnd.choice([0, 20, 40, 46, 80, 100.5]), rnd.choice([None, 0, 6, 10]), rnd.choice([None, ["CA"], ["OR", "WA"]])
        entry = {"hours": max(hours, ethics or 0)}
        flat["training_hours"] = str(entry["hours"])
        if ethics is not None:
            flat["training_hours.ethics"], entry["topics"] = str(ethics), {"ethics": ethics}
        if approved:
            flat["training_approved_by"], entry["approved_by"] = ";".join(approved), approved
        nested["training"] = [entry]
    if rnd.random() < 0.8:
        entry = {"hours": rnd.choice([0, 100, 500, 1000, 2500])}
        flat["experience_hours"] = str(entry["hours"])
        part = rnd.choice([None, "paid", "supervised"])
        if part:  # all of it, so that a profile can say the same
            flat[f"experience_hours.{part}"] = str(entry["hours"])
            entry.update({"pay": "paid"} if part == "paid" else {"supervised": "yes"})
        if rnd.random() < 0.6:
            entry["supervision_hours"] = rnd.choice([5, 25, 40])
            flat["supervision_hours"] = str(entry["supervision_hours"])
        nested["experience"] = [entry]
    exams = rnd.sample(EXAMS, rnd.randrange(0, 3))
    both("exams", [{"name": e} for e in exams], ";".join(exams) or "none")
    held = rnd.sample(HELD, rnd.randrange(0, 3))
    both("certifications", [{"credential" if h.islower() else "name": h} for h in held], ";".join(held) or "none")
    if rnd.random() < 0.5:
        hours = rnd.choice([0, 10, 20, 40])
        flat["ce_hours.ethics"] = str(hours)
        nested["continuing_education"] = [{"hours": hours, "topic": "ethics"}]
    for name in ("code_of_ethics", "interview", "ca-mpss.orientation", "or-pss.training_hours"):
        if rnd.random() < 0.4:
            answer = rnd.choice(["yes", "no"])
            flat[f"attests.{name}"] = answer
            nested.setdefault("attests", {})[name] = answer
    return flat, nested

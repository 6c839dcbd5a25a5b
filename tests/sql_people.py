"""Random people in the flat form, close to where the rules decide: amounts at and beside every threshold of the data, names made of the
pieces that its patterns look for, lists in odd spellings, rows that `batch` refuses."""
import random, re

import yaml

import tap

EDUCATION = ["none", "ged_or_diploma", "some_college", "associate", "bachelor"]
LIVED = ["mental_health", "substance_use", "co_occurring", "family_member", "parent_or_caregiver", "justice", "youth", "veteran"]
PLACES = ["CA", "or", "Oregon", "new york", "TX", "GA", "Tennessee", "NY", "US", "district of columbia", "WV", "pr", "U.S. Virgin Islands"]
AMOUNTS = ("training_hours", "ce_hours", "experience_hours", "supervision_hours", "references", "recovery_duration", "age_min")
# Characters between the pieces of a name: some end a word, some do not, some are no ASCII.
BETWEEN = ["", " ", " ", " ", " ", "-", " & ", "&", ". ", "/", "_", "é", " – ", "'", "\u00a0", "(", "0"]
# What plain SQL leaves to batch.
LEFT = re.compile("[\t\r\n\u212a\u017f\u0130]")


def slug(text):
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


class Rules:
    """What the data names, read without the program."""

    def __init__(self, folder, pieces=()):
        self.amounts = {kind: {0} for kind in AMOUNTS}
        self.topics = {"training_hours": set(), "supervision_hours": set(), "ce_hours": set()}
        self.names, self.pieces, self.ids, self.credentials = set(), set(pieces), set(), []
        self.short = []     # names with a place, such as OR/PSS
        for path in sorted(folder.glob("*.yaml")):
            place = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
            for credential in place.get("credentials") or []:
                self.credentials.append(credential["id"])
                self.short += [f"{of}/{name}" for of in (place["jurisdiction"], place["name"]) for name in (credential["id"], credential.get("acronym")) if name]
                for route in (credential.get("routes") or {}).values():
                    self.read(credential["id"], route)

    def read(self, credential, items):
        for item in items:
            for option in item.get("any_of", []):
                self.read(credential, option)
            kind = next(iter(item))
            if kind in self.amounts:
                self.amounts[kind].add(float(item[kind]))
            if kind in self.topics and "topic" in item:
                self.topics[kind].add(slug(item["topic"]))
            if kind in ("exam", "prior_credential"):
                self.names.add(" ".join(item[kind].split()))
                self.pieces |= {piece for piece in re.split(r"[^a-z& -]+", item.get("matches", "").replace(r"\b", "|")) if piece.strip()}
                self.pieces |= set(re.findall(r"[a-z]{3,}", item[kind].lower()))
            if kind in ("other", "employment", "course", "prior_status", "orientation", "exam") and "id" in item:
                self.ids.add(f"{credential}.{item['id']}")


class People:
    def __init__(self, rules, seed, answers=20):
        self.rules, self.random = rules, random.Random(seed)
        self.answers = self.random.sample(sorted(rules.ids), min(answers, len(rules.ids)))
        self.columns = ["id", "born", "age", "lives_in", "works_in", "education", "lived_experience", "recovery_since", "recovery_months", "training_hours",
                        "training_approved_by", "experience_hours", "experience_hours.paid", "experience_hours.supervised", "supervision_hours", "exams",
                        "references", "background_check", "certifications", "ce_hours", "attests.code_of_ethics", "attests.interview"]
        self.columns += [f"{kind}.{topic}" for kind in sorted(rules.topics) for topic in sorted(rules.topics[kind])]
        self.columns += [f"attests.{id}" for id in self.answers]
        self.random.shuffle(self.columns)

    def some(self, chance):
        return self.random.random() < chance

    def amount(self, kind, most=None):
        """An amount at a threshold or a little beside it."""
        value = self.random.choice(sorted(self.rules.amounts[kind])) + self.random.choice([0, 0, 0, -1, 1, -0.5, 0.001, -0.001, 40, 2000])
        value = round(max(0, value if most is None else min(value, most)), 3)
        return f"{value:.3f}".rstrip("0").rstrip(".")

    def parts(self, row, kind):
        """Hours on topics within the whole; the whole may be missing."""
        topics = self.random.sample(sorted(self.rules.topics[kind]), min(self.random.choice([0, 0, 1, 2, 4]), len(self.rules.topics[kind])))
        left = float(row.get(kind) or 99999)
        for topic in topics:
            row[f"{kind}.{topic}"] = self.amount(kind, most=left)
            left = round(left - float(row[f"{kind}.{topic}"]), 3)
        if self.some(0.2):
            row.pop(kind, None)

    def spelled(self, text):
        return self.random.choice([str, str, str.lower, str.upper, str.title])(text)

    def exam(self):
        if self.some(0.3):
            return self.spelled(self.random.choice(sorted(self.rules.names))).replace(";", ",")
        pieces = self.random.choices(sorted(self.rules.pieces), k=self.random.randint(1, 5))
        return self.spelled("".join(piece + self.random.choice(BETWEEN) for piece in pieces)).replace(";", ",").strip() or "exam"

    def held(self):
        return self.exam() if self.some(0.3) else self.spelled(self.random.choice(self.rules.short if self.some(0.2) else self.rules.credentials))

    def listed(self, values):
        if not values:
            return "none"
        return self.random.choice([";", "; ", " ;", ";;"]).join(values) + self.random.choice(["", "", ";", " "])

    def day(self, first, last):
        return f"{self.random.randint(first, last)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def row(self, number):
        row, rest = {"id": f"p{number}"}, self.random
        if self.some(0.9):
            near = [f"{year}-{day}" for year in (2005, 2008, 2009, 1996, 2008) for day in ("11-20", "11-21", "11-22", "02-28", "02-29", "03-01")]
            near = [day for day in near if not day.endswith("02-29") or int(day[:4]) % 4 == 0]
            row.update({"age": rest.choice(["16", "17", "17.9", "18", "21", "25", "30", "36", "70"])} if self.some(0.5) else {"born": rest.choice([self.day(1940, 2012), rest.choice(near)])})
        for place in ("lives_in", "works_in"):
            row[place] = rest.choice(PLACES) if self.some(0.8) else ""
        row["education"] = self.spelled(rest.choice(EDUCATION)).replace("_", rest.choice(["_", " "])) if self.some(0.9) else ""
        row["lived_experience"] = self.listed([self.spelled(word).replace("_", rest.choice(["_", " "])) for word in rest.sample(LIVED, rest.choice([0, 1, 1, 2, 3, 8]))]) if self.some(0.9) else ""
        if self.some(0.8):
            row.update({"recovery_months": self.amount("recovery_duration", 1200)} if self.some(0.5) else {"recovery_since": self.day(2015, 2027)})
        for kind in ("training_hours", "ce_hours", "experience_hours", "supervision_hours"):
            row[kind] = self.amount(kind) if self.some(0.85) else ""
        for kind in self.rules.topics:
            self.parts(row, kind)
        for mark in ("paid", "supervised"):
            if self.some(0.5):
                row[f"experience_hours.{mark}"] = self.amount("experience_hours", most=float(row.get("experience_hours") or 99999))
        row["training_approved_by"] = self.listed(rest.sample(PLACES, rest.choice([0, 1, 2, 6]))) if self.some(0.6) else rest.choice(["", " "])
        row["exams"] = self.listed([self.exam() for _ in range(rest.choice([0, 1, 1, 2, 4]))]) if self.some(0.8) else ""
        row["certifications"] = self.listed([self.held() for _ in range(rest.choice([0, 0, 1, 1, 2, 4]))]) if self.some(0.8) else ""
        row["references"] = rest.choice(["0", "1", "2", "3", "5"]) if self.some(0.8) else ""
        row["background_check"] = rest.choice(["clear", "Clear", "record", ""])
        for answer in ["attests.code_of_ethics", "attests.interview", *(f"attests.{id}" for id in self.answers)]:
            row[answer] = rest.choice(["yes", "no", "Yes", "", "true", "false"])
        if self.some(0.05):
            self.spoil(row)
        return [row.get(column, "") for column in self.columns]

    def spoil(self, row):
        """A row that batch refuses, or that plain SQL leaves to it."""
        bad = [("education", "phd"), ("lived_experience", "mental_health;sadness"), ("lived_experience", "none;veteran"), ("training_approved_by", "CA;Narnia"),
               ("certifications", "or-nothing"), ("certifications", "OR/nothing"), ("certifications", "SC/CPSS"), ("certifications", "Idaho/cpss; NCPS"), ("certifications", "new york/or-pss"), ("certifications", "IC&RC; CA-X9"), ("lives_in", "Atlantis"), ("background_check", "perhaps"), ("references", "101"),
               ("experience_hours.paid", "150000"), ("training_hours.ethics", "190000"), ("attests.interview", "maybe"), ("born", "1990-13-01"), ("born", "1890-01-01"), ("born", "1990-4-02"),
               ("age", "121"), ("recovery_since", "2020-00-10"), ("exams", "IC&RC\tpeer"), ("exams", "\u0130c&rc peer"), ("exams", "ic&r\u212a peer"),
               ("exams", "peer " * 210), ("certifications", "veteran\u017f affairs")]
        column, value = self.random.choice(bad)
        if column == "experience_hours.paid":
            row["experience_hours"] = "100"
        if column == "training_hours.ethics":
            row["training_hours"] = "100"
        row[column] = value
        if self.some(0.2):
            row.update(born="1990-01-01", age="36")

    @staticmethod
    def left_to_batch(columns, cells):
        """Does the row hold a list that plain SQL does not read?"""
        lists = [cells[columns.index(name)] for name in ("lived_experience", "training_approved_by", "exams", "certifications") if name in columns]
        return any(text and (LEFT.search(text) or len(text) > 998) for text in lists)

"""Made-up rules of every kind with every key, at random: what the data of today does not use must be right as well."""
import json, random

LIVED = ["mental_health", "substance_use", "co_occurring", "family_member", "parent_or_caregiver", "justice", "youth", "veteran"]
TOPICS = ["ethics", "law and ethics", "documentation", "peer core", "HIV/AIDS"]
# Everything that lib/export/sql_pattern.h knows, and how it can stand together.
PATTERNS = [r"\bpr\b", r"peer", r"ic ?& ?rc|icrc", r"(?=.*(ic ?& ?rc|icrc))(?=.*(peer|recovery|\bpr\b))", r"^(?!.*(parent|\bpr\b)).*peer", r"(?<!parent )peer specialist",
            r"\bpcb\b.*(\bcps\b|peer specialist)", r"end.of.training", r"level[ -]?(two|2|ii)\b", r"(ohio|oh ?mhas).*peer", r"oral.?health", r"peer.*recovery.*(test|exam)", r"\bc?mpss\b"]
PIECES = ["peer", "parent ", "parent", "pr", "ic&rc", "ic & rc", "icrc", "recovery", "pcb", "cps", "specialist", "end of training", "end-of-training", "level ii", "level2", "level-two",
          "oh mhas", "ohio", "oralhealth", "oral health", "oral–health", "test", "exam", "mpss", "cmpss", "peer specialist"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def some(self, chance):
        return self.random.random() < chance

    def pick(self, values):
        return self.random.choice(values)

    def keys(self, **chances):
        """Keys that are there now and then."""
        return {key.rstrip("_"): self.pick(values) for key, (chance, values) in chances.items() if self.some(chance)}

    def span(self):
        dates = ["2020", "2025-02", "2025-02-28", "2026-11-21", "2026-11", "2027-01-01", "2028", "2024-03-01"]
        return self.keys(**{self.pick(["effective", "until"]): (0.15, dates)})

    def requirement(self):
        hours, months = [0, 1, 6, 40, 80, 500, 0.5, 19.5], [0, 6, 12, 24, 36]
        topic, window, matches = (0.4, TOPICS), (0.2, [12, 24]), (0.7, PATTERNS)
        approved = (0.5, ["CA", "OR", "any", "new york"])
        makes = [
            lambda: {"age_min": self.pick([0, 16, 18, 21])},
            lambda: {"age_max": self.pick([0, 17, 25, 30])},
            lambda: {"education_min": self.pick(["none", "ged_or_diploma", "associate", "bachelor"])},
            lambda: {"lived_experience": self.random.sample(LIVED, self.pick([1, 2, 3])), **self.keys(months=(0.3, months))},
            lambda: {"recovery_duration": self.pick(months), **self.keys(of=(0.2, ["sobriety", "recovery"]), window_months=window)},
            lambda: {"training_hours": self.pick(hours), **self.keys(topic=topic, approved_by=approved, window_months=window, matches=(0.1, PATTERNS), name=(0.2, ["Peer core"]))},
            lambda: {"ce_hours": self.pick(hours), **self.keys(topic=topic, window_months=window)},
            lambda: {"course": "Peer course", **self.keys(approved_by=approved, hours=(0.3, hours), matches=matches)},
            lambda: {"experience_hours": self.pick(hours), **self.keys(pay=(0.6, ["paid", "volunteer", "either"]), supervised=(0.5, ["yes", "no"]), window_months=window, topic=(0.1, TOPICS))},
            lambda: {"supervision_hours": self.pick(hours), **self.keys(topic=topic)},
            lambda: {"exam": self.pick(["State Exam", "IC&RC PR"]), **self.keys(matches=matches)},
            lambda: {"references": self.pick([0, 1, 2, 3])},
            lambda: {"residency": self.pick(["live", "work", "live_or_work", "live_and_work"]), **self.keys(percent=(0.3, [51]))},
            lambda: {"employment": "works as a peer"},
            lambda: {"background_check": self.pick(["required", "not_required", "employer_decides"])},
            lambda: {"code_of_ethics": self.pick(["yes", "yes", "no"])},
            lambda: {"orientation": "Orientation", **self.keys(matches=(0.3, PATTERNS))},
            lambda: {"interview": self.pick(["yes", "yes", "no"])},
            lambda: {"prior_credential": "a credential", **self.keys(matches=(0.5, PATTERNS), issued_in=(0.4, ["another_state", "any_state", ["CA", "OR"]]), icrc=(0.3, ["yes"]),
                                                                     training_hours_min=(0.3, hours), credentials=(0.2, [["ca-c1", "or-c2"]]), track=(0.3, [["integrated"], ["family", "youth"]]))},
            lambda: {"prior_credential": self.pick(["ca-c1", "or-c2"])},
            lambda: {"prior_status": self.pick(["veteran", "consumer_of_services"])},
            lambda: {"other": "something else"},
        ]
        self.count += 1
        made = self.pick(makes)()
        stages = self.keys(stage=(0.4, ["train", "apply", "certify", "keep"]))
        return {**made, "id": f"r{self.count}", **stages, **self.span(), "source": "s1"}

    def items(self):
        for _ in range(self.pick([1, 1, 2, 3, 5])):
            if self.some(0.25):
                yield {"any_of": [[self.requirement() for _ in range(self.pick([1, 1, 2]))] for _ in range(self.pick([2, 3]))]}
            else:
                yield self.requirement()

    def credential(self, code, number):
        routes = {name: list(self.items()) for name in self.random.sample(["standard", "reciprocity", "grandparented"], self.pick([1, 1, 2]))}
        for name in routes:
            if self.some(0.05):
                routes[name] = []
        whole = [name for name in routes if routes[name] and self.some(0.6)]
        return {"id": f"{code.lower()}-c{number}", "title": self.pick(["Peer specialist", "Parent peer specialist", "Recovery coach"]) + f" {number}", "track": self.pick(["integrated", "family", "youth"]),
                "level": "standard", "status": self.pick(["active"] * 6 + ["planned", "retired", "unclear"]), **self.span(), "issuer": "Example Board", "medicaid": "unknown",
                "routes": routes, "complete": whole, **({} if whole else {"not_known": [self.pick(["exam", "fees", "reciprocity"])]}),
                **self.keys(reciprocity=(0.5, [{"accepts": "yes", "icrc": "yes", "source": "s1"}, {"accepts": "no", "icrc": "no", "source": "s1"}]))}


def write(folder, seed):
    """Two jurisdictions with twenty credentials each. JSON is YAML."""
    maker = Maker(seed)
    folder.mkdir(exist_ok=True)
    for code, name in (("CA", "California"), ("OR", "Oregon")):
        state = {"schema": 1, "jurisdiction": code, "name": name, "certifies": "yes", "reviewed": "2024-01-31", "summary": "Made-up rules.",
                 "sources": {"s1": {"title": "Example", "url": "https://example.org/rules", "publisher": "issuer", "dated": "2024"}},
                 "credentials": [maker.credential(code, number) for number in range(1, 21)]}
        (folder / f"{code}.yaml").write_text(json.dumps(state, indent=1))

"""The policy check checked: a good file passes, and every mutation of it fails with the right complaint."""
import tap

GOOD = """schema: 1
jurisdiction: CA
name: California
certifies: yes
reviewed: 2024-01-31
summary: One certification for people in recovery, named by the Office of Substance Abuse.
sources:
  s1: {title: For addicts, url: https://example.org/rules, publisher: issuer, dated: 2023-11}
credentials:
  - id: ca-ps
    title: Peer Specialist
    track: integrated
    level: standard
    status: active
    effective: 2020-01
    until: 2030-12-31
    issuer: Example Board
    medicaid: yes
    training: {delivery: [any], cost_usd: [100, 400], source: s1}
    routes:
      standard:
        - {age_min: 18, evidence: at least 18 years of age, source: s1}
        - {course: Introduction, id: intro_course, matches: 'intro(duction)?', source: s1}
        - {training_hours: 46, approved_by: CA, source: s1}
        - any_of:
            - - {experience_hours: 500, window_months: 24, source: s1}
            - - {education_min: associate, source: s1}
      reciprocity:
        - {prior_credential: one of another state, id: prior_one, source: s1}
    complete: [standard]
    not_known: [fees, exam.passing, reciprocity]
    renewal: {every_months: 24, ce_hours: 20, of_which: {ethics: 6}, source: s1}
    fees: [{what: exam, usd: 90, source: s1}]
    reciprocity: {accepts: conditional, icrc: no, source: s1}
"""
# (what is replaced, by what, a part of the complaint)
MUTATIONS = [
    ("name: California\n", "name: California\nname: Kalifornien\n", "stands twice"),
    ("schema: 1", "schema: [1", "cannot be read"),
    ("jurisdiction: CA", "jurisdiction: TX", "the file is CA.yaml"),
    ("certifies: yes", "certifies: perhaps", "certifies is 'perhaps'"),
    ("reviewed: 2024-01-31", "reviewed: 2199-01-31", "no day up to today"),
    ("reviewed: 2024-01-31", "reviewed: 2024-02-30", "no day up to today"),
    ("summary: One certification for people in recovery", "summary: One certification for addicts", "the word 'addicts'"),
    ("summary: One certification for people in recovery", "summary: Who suffers from", "the word 'suffers from'"),
    ("summary: One certification", "sumary: One certification", "unknown key 'sumary'"),
    ("https://example.org/rules", "www.example.org", "no web address"),
    ("https://example.org/rules", "http://example.org/rules", "plain http"),
    ("publisher: issuer", "publisher: me", "publisher is 'me'"),
    ("dated: 2023-11", "dated: 2024-03", "holds no date up to the review"),
    ("id: ca-ps", "id: tx-ps", "id does not read ca-"),
    ("title: Peer Specialist\n    ", "", "no 'title'"),
    ("track: integrated", "track: all", "track is 'all'"),
    ("effective: 2020-01", "effective: 2031-01", "lies before"),
    ("effective: 2020-01", "effective: soon", "no date of our time"),
    ("[100, 400]", "[400, 100]", "lowest lies above"),
    ("age_min: 18", "age_min: 180", "age_min is 180, outside"),
    ("age_min: 18", "age_min: eighteen", "not a number"),
    ("age_min: 18", "minimum_age: 18", "is no kind"),
    ("age_min: 18, evidence", "age_min: 18, topic: x, evidence", "unknown key 'topic'"),
    ("at least 18 years of age", "one two three four five six seven eight nine ten eleven twelve 13", "longer than 12"),
    ("of age, source: s1", "of age", "standard[0]: no source"),
    ("of age, source: s1", "of age, source: s9", "unknown source 's9'"),
    (", id: intro_course", "", "without an id"),
    ("'intro(duction)?'", "'intro(duction'", "does not compile"),
    ("approved_by: CA", "approved_by: XX", "is no jurisdiction"),
    ("window_months: 24", "window_months: 2400", "outside"),
    ("            - - {education_min: associate, source: s1}\n", "", "without two options"),
    ("education_min: associate", "education_min: doctorate", "education_min is 'doctorate'"),
    ("- - {education_min: associate, source: s1}", "- - any_of: [[{references: 1, source: s1}], [{references: 2, source: s1}]]", "inside an any_of"),
    ("complete: [standard]", "complete: [normal]", "which is no route"),
    ("not_known: [fees", "not_known: [background_check", "yet not_known has the hole 'background_check'"),
    ("complete: [standard]", "complete: [reciprocity]", "yet not_known has the hole 'reciprocity'"),
    ("not_known: [fees", "not_known: [money", "unknown area 'money'"),
    ("every_months: 24", "every_months: 240", "every_months is 240"),
    ("{every_months: 24,", "{every_months: 24, apply_days_before: 600,", "apply_days_before is 600"),
    ("ethics: 6}, source", "ethics: 6}, other: [apply 60 days before expiry], source", "'60 days before' stands in words only"),
    ("{ethics: 6}", "{ethics: 26}", "more than the whole"),
    ("of_which: {ethics: 6}, source: s1", "of_which: {ethics: 6}", "renewal: no source"),
    ("usd: 90, source: s1", "usd: 90", "fees[0]: no source"),
    ("usd: 90", "usd: 90000", "usd is 90000"),
    ("icrc: no, source: s1", "icrc: no", "reciprocity: no source"),
    ("cost_usd: [100, 400], source: s1", "cost_usd: [100, 400]", "training: no source"),
    ("prior_credential: one of another state, id: prior_one", "other: something else, id: intro_course", "stands for a course and a other"),
]


def run(check, whole_set, jurisdictions, ids, urls):
    tap.result("policy self-test: a good file passes", check("CA", GOOD))
    for old, new, complaint in MUTATIONS:
        faults = ["the text to change is not there once"] if GOOD.count(old) != 1 else []
        said = check("CA", GOOD.replace(old, new))
        if not faults and not any(complaint in fault for fault in said):
            faults = [f"'{old}' became '{new}', and nobody said '{complaint}'"] + said
        tap.result(f"policy self-test: {complaint}", faults)
    for name, said, complaint in (
            ("a missing file", whole_set(jurisdictions - {"GU"}, ids, urls), "GU.yaml is not there"),
            ("a vanished id", whole_set(jurisdictions, ids[1:], urls), "has vanished"),
            ("a new id", whole_set(jurisdictions, ids + ["ca-new"], urls), "is new"),
            ("a repeated id", whole_set(jurisdictions, ids + ids[:1], urls), "stands twice")):
        tap.result(f"policy self-test: {name}", [] if any(complaint in fault for fault in said) else [f"nobody said '{complaint}'"])

#!/usr/bin/env python3
"""The house policy over states/*.yaml: a second check, written from states/README.md and the design alone, sharing no code with lint.

usage: policy.py STATES_DIR

One result a file, one for what holds over all files, and one a mutation: mended copies of a good file that must fail with the
right complaint (selftest.py), so that no rule here can fall asleep. ids.txt beside this script lists every credential id that was
ever published: ids are added, they never vanish. http.txt lists the pages that were only ever read over plain http.
"""
import datetime, pathlib, re, sys
import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import tap
import selftest

JURISDICTIONS = set("""AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN
TX UT VT VA WA WV WI WY DC PR GU VI AS MP US""".split())
EDUCATION = "none ged_or_diploma some_college associate bachelor".split()
LIVED = "mental_health substance_use co_occurring family_member parent_or_caregiver justice youth veteran".split()
COMMON = "id stage evidence source note effective until".split()
NUMBER, WORDS = "number", "words"
# kind: (what its value is, the lowest and highest sane figure, its further keys)
KINDS = {
    "age_min": (NUMBER, 14, 25, ""), "age_max": (NUMBER, 16, 35, ""), "education_min": (EDUCATION, 0, 0, "waivable"),
    "lived_experience": (LIVED, 0, 0, "months"), "recovery_duration": (NUMBER, 0, 60, "of window_months"),
    "training_hours": (NUMBER, 1, 300, "topic name approved_by online window_months matches"),
    "ce_hours": (NUMBER, 1, 60, "topic window_months"), "course": (WORDS, 0, 0, "hours approved_by matches"),
    "experience_hours": (NUMBER, 8, 6000, "pay supervised window_months topic"), "supervision_hours": (NUMBER, 1, 250, "topic"),
    "exam": (WORDS, 0, 0, "provider passing icrc matches"), "references": (NUMBER, 1, 5, "who"),
    "residency": ("live work live_or_work live_and_work".split(), 0, 0, "percent"), "employment": (WORDS, 0, 0, "months"),
    "background_check": ("required not_required employer_decides".split(), 0, 0, "disqualifies"), "code_of_ethics": (["yes"], 0, 0, ""),
    "interview": (["yes"], 0, 0, ""), "orientation": (WORDS, 0, 0, "hours matches"),
    "prior_credential": (WORDS, 0, 0, "issued_in icrc training_hours_min credentials track matches"), "prior_status": (WORDS, 0, 0, ""),
    "other": (WORDS, 0, 0, "months window_months"),
}
NEEDS_ID = "other course employment prior_credential prior_status".split()
FIGURES = {"months": (1, 60), "window_months": (1, 120), "hours": (0.25, 200), "percent": (1, 100), "training_hours_min": (1, 200),
           "usd": (0, 1000), "cost_usd": (0, 5000), "every_months": (6, 60), "first_months": (0, 24), "renewal.ce_hours": (1, 100),
           "apply_days_before": (7, 120), "apply_months_before": (1, 6), "opens_days_before": (30, 180), "opens_months_before": (1, 6)}
LEADS = "apply_days_before apply_months_before opens_days_before opens_months_before".split()
LEAD = re.compile(r"(?<!in the )\b(\d+|one|two|three)( calendar)? (days?|months?) before\b")
IN_WORDS = {"one": "1", "two": "2", "three": "3"}
CREDENTIAL = """id title acronym aka track level status effective until population issuer issuer_url apply_url medicaid training routes complete
not_known renewal fees reciprocity conflicts notes""".split()
TOP = "schema jurisdiction name certifies reviewed summary notes not_known sources credentials".split()
ENUMS = {"track": "mental_health substance_use integrated family youth veteran justice".split(), "level": "provisional standard advanced".split(),
         "status": "active planned retired unclear".split(), "medicaid": "yes no unknown".split(), "certifies": "yes no in_process".split(),
         "publisher": "issuer official database report secondary".split(), "stage": "train apply certify keep".split(),
         "accepts": "yes no conditional unknown".split(), "reciprocity.icrc": "yes no unknown".split(),
         "what": "application exam training renewal background_check other".split(), "pay": "paid volunteer either".split(),
         "supervised": "yes no".split(), "icrc": "yes no".split(), "waivable": "yes no".split(),
         "delivery": "state_administered state_contracted state_approved any unknown".split()}
NOT_DECIDING = "fees renewal reciprocity medicaid training level issuer detail".split()
HOLES = list(KINDS) + ["requirements", "status"]
# Words that people in recovery, people with a diagnosis and people with a record ask us not to use. Capitals are names, and pass.
STIGMA = re.compile(r"""\b(?:[Aa]ddicts?|[Jj]unk(?:ie|y)s?|(?:drug|substance|alcohol)\ abusers?|abusers?|substance\ abuse|drug\ abuse|alcoholics?(?!\ Anonymous)
    |Alcoholics(?!\ Anonymous)|[Ss]uffer(?:s|ed|ing)?\ from|mentally\ ill|the\ mentally|clean\ (?:and\ sober|time)|dirty\ (?:urine|test)|ex-?cons?|convicts?
    |felons?|crazy|insane|lunatics?|schizophrenics?|handicapped|committed\ suicide|illegal\ aliens?)\b""", re.X)
OTHERS_WORDS = set("evidence title url aka issuer acronym name providers provider matches id publisher".split())


class Strict(yaml.BaseLoader):
    """Every scalar stays the text that it is; a key may stand once."""


def mapping(loader, node):
    keys = [loader.construct_object(k) for k, _ in node.value]
    twice = {k for k in keys if keys.count(k) > 1}
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"key {sorted(twice)[0]!r} stands twice", node.start_mark)
    return dict(zip(keys, (loader.construct_object(v, deep=True) for _, v in node.value)))


Strict.add_constructor("tag:yaml.org,2002:map", mapping)


def number(text):
    return float(text) if isinstance(text, str) and re.fullmatch(r"\d+(\.\d{1,3})?", text) else None


def date(text):
    """The first day that a date of any precision can mean; None when it is no date."""
    m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(text))
    try:
        return m and datetime.date(int(m[1]), int(m[2] or 1), int(m[3] or 1))
    except ValueError:
        return None


class File:
    """The check of one file: `faults` in the order found."""

    def __init__(self, stem, text, http=()):
        self.stem, self.http, self.faults, self.ids, self.cited = stem, http, [], [], set()
        self.today = datetime.date.today()
        try:
            self.data = yaml.load(text, Loader=Strict)
        except yaml.YAMLError as error:
            self.fault(stem, f"cannot be read: {error}")
            return
        self.file(self.data)
        self.own_words(stem, self.data, None)

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def keys(self, where, mapping, allowed, needed=()):
        for key in mapping:
            if key not in allowed:
                self.fault(where, f"unknown key '{key}'")
        for key in needed:
            if mapping.get(key) in (None, "", {}):
                self.fault(where, f"no '{key}'")

    def one_of(self, where, key, value, words=None):
        words = words or ENUMS[key]
        if value not in words:
            self.fault(where, f"{key} is '{value}', none of {', '.join(words)}")

    def figure(self, where, key, value, limits=None):
        low, high = limits or FIGURES[key]
        amount = number(value)
        if amount is None:
            self.fault(where, f"{key} is '{value}', not a number")
        elif not low <= amount <= high:
            self.fault(where, f"{key} is {value}, outside {low} to {high}")

    def dates(self, where, entry):
        first, last = date(entry.get("effective", "2000")), date(entry.get("until", "2035"))
        for key, day in (("effective", first), ("until", last)):
            if day is None or not 1990 <= day.year <= 2040:
                self.fault(where, f"{key} '{entry.get(key)}' is no date of our time")
        if first and last and first > last:
            self.fault(where, "'until' lies before 'effective'")

    def sourced(self, where, entry):
        cited = entry.get("source")
        cited = cited if isinstance(cited, list) else [cited] if cited else []
        if not cited:
            self.fault(where, "no source")
        for key in cited:
            self.cited.add(key)
            if key not in self.sources:
                self.fault(where, f"unknown source '{key}'")
        if len(str(entry.get("evidence", "")).split()) > 12:
            self.fault(where, "evidence is longer than 12 words")

    def file(self, d):
        if not isinstance(d, dict):
            return self.fault(self.stem, "not a mapping")
        self.sources = d.get("sources") or {}
        self.keys(self.stem, d, TOP, ("schema", "jurisdiction", "name", "certifies", "reviewed", "summary", "sources"))
        if d.get("jurisdiction") != self.stem:
            self.fault(self.stem, f"jurisdiction is '{d.get('jurisdiction')}', the file is {self.stem}.yaml")
        self.one_of(self.stem, "certifies", d.get("certifies"))
        self.reviewed = date(d.get("reviewed"))
        if self.reviewed is None or len(d["reviewed"]) != 10 or self.reviewed > self.today:
            self.fault(self.stem, f"reviewed '{d.get('reviewed')}' is no day up to today")
        for key, source in self.sources.items():
            self.source(f"{self.stem}.sources.{key}", source)
        self.areas(self.stem, d.get("not_known"))
        credentials = d.get("credentials")
        if not isinstance(credentials, list):
            self.fault(self.stem, "no list of credentials")
        elif d.get("certifies") == "yes" and not credentials:
            self.fault(self.stem, "certifies, but lists no credential")
        for c in credentials or []:
            self.credential(c)

    def source(self, where, s):
        self.keys(where, s, "title url publisher dated".split(), ("title", "url", "publisher", "dated"))
        self.one_of(where, "publisher", s.get("publisher"))
        url = s.get("url", "")
        if not re.fullmatch(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", url):
            self.fault(where, f"'{url}' is no web address")
        elif url.startswith("http:") and url not in self.http:
            self.fault(where, f"plain http, and http.txt does not say that it was only ever seen so: {url}")
        days = [date(text) for text in re.findall(r"\b\d{4}(?:-\d\d){0,2}\b", s.get("dated", ""))]
        if s.get("dated") != "unknown" and (not days or any(day is None or day > (self.reviewed or self.today) for day in days)):
            self.fault(where, f"dated '{s.get('dated')}' holds no date up to the review")

    def credential(self, c):
        where = c.get("id", self.stem)
        self.ids.append(where)
        if not re.fullmatch(self.stem.lower() + r"(-[a-z0-9]+)+", where):
            self.fault(where, f"id does not read {self.stem.lower()}-…")
        self.keys(where, c, CREDENTIAL, ("id", "title", "track", "level", "status", "issuer", "medicaid", "routes"))
        for key in ("track", "level", "status", "medicaid"):
            self.one_of(where, key, c.get(key))
        for key in ("issuer_url", "apply_url"):
            if key in c and not re.fullmatch(r"https?://\S+", c[key]):
                self.fault(where, f"{key} is no web address")
        self.dates(where, c)
        holes = self.areas(where, c.get("not_known"))
        self.named = {}
        for name, route in (c.get("routes") or {}).items():
            for i, r in enumerate(route):
                self.requirement(f"{where}.{name}[{i}]", r)
        for route in c.get("complete") or []:
            decisive = [h for h in holes if h in HOLES or (h == "reciprocity" and route == "reciprocity")]
            if route not in c["routes"]:
                self.fault(where, f"complete names '{route}', which is no route")
            elif decisive:
                self.fault(where, f"'{route}' is complete, yet not_known has the hole '{decisive[0]}'")
            elif not c["routes"][route]:
                self.fault(where, f"'{route}' is complete, yet empty")
        self.parts(where, c)

    def areas(self, where, entries):
        """The whole areas among them (no point behind)."""
        whole = []
        for entry in entries or []:
            area = (next(iter(entry)) if isinstance(entry, dict) else entry).split(":")[0]
            if area.split(".")[0] not in HOLES + NOT_DECIDING:
                self.fault(where, f"not_known has the unknown area '{area}'")
            whole += [area] if "." not in area else []
        return whole

    def requirement(self, where, r, nested=False):
        if "any_of" in r:
            self.keys(where, r, ("any_of", "note", "stage", "id", "effective", "until"))
            if nested:
                self.fault(where, "any_of inside an any_of")
            if len(r["any_of"]) < 2 or not all(r["any_of"]):
                self.fault(where, "any_of without two options that ask something")
            for i, option in enumerate(r["any_of"]):
                for j, inner in enumerate(option):
                    self.requirement(f"{where}.any_of[{i}][{j}]", inner, True)
            return
        kind = next(iter(r))
        if kind not in KINDS:
            return self.fault(where, f"the first key '{kind}' is no kind")
        form, low, high, further = KINDS[kind]
        self.keys(where, r, [kind] + COMMON + further.split())
        self.value(where, kind, r[kind], form, low, high)
        self.sourced(where, r)
        self.dates(where, r)
        self.further(where, r)
        if kind in NEEDS_ID and "id" not in r:
            self.fault(where, f"{kind} without an id of two or three words")
        if "id" in r and self.named.setdefault(r["id"], kind) != kind:
            self.fault(where, f"id '{r['id']}' stands for a {self.named[r['id']]} and a {kind}")

    def value(self, where, kind, value, form, low, high):
        if form == NUMBER:
            self.figure(where, kind, value, (low, high))
        elif form == WORDS:
            if not isinstance(value, str) or len(value.strip()) < 3:
                self.fault(where, f"{kind} says nothing")
        else:
            for word in value if isinstance(value, list) else [value]:
                self.one_of(where, kind, word, form)

    def further(self, where, r):
        for key, value in r.items():
            if key in ("months", "window_months", "hours", "percent", "training_hours_min"):
                self.figure(where, key, value)
            elif key in ("stage", "pay", "supervised", "icrc", "waivable"):
                self.one_of(where, key, value)
            elif key == "id" and not re.fullmatch(r"[a-z][a-z0-9_]{2,60}", value):
                self.fault(where, f"id '{value}' is not made of small letters, digits and '_'")
            elif key == "approved_by" and not set([value] if isinstance(value, str) else value) <= JURISDICTIONS | {"any"}:
                self.fault(where, f"approved_by '{value}' is no jurisdiction")
            elif key == "matches":
                try:
                    re.compile(value)
                except re.error as error:
                    self.fault(where, f"matches does not compile: {error}")

    def parts(self, where, c):
        """Training, renewal, fees, reciprocity: each with its source where it states something."""
        training, renewal, reciprocity = (c.get(k) or {} for k in ("training", "renewal", "reciprocity"))
        self.keys(where + ".training", training, "delivery providers cost_usd note evidence source".split())
        for word in training.get("delivery") or []:
            self.one_of(where + ".training", "delivery", word)
        cost = training.get("cost_usd") or []
        for usd in cost:
            self.figure(where + ".training", "cost_usd", usd)
        if len(cost) == 2 and (number(cost[0]) or 0) > (number(cost[1]) or 0):
            self.fault(where + ".training", "cost_usd: the lowest lies above the highest")
        self.keys(where + ".renewal", renewal, "every_months first_months ce_hours of_which other evidence note source".split() + list(LEADS))
        for key in ("every_months", "first_months", *LEADS):
            if key in renewal:
                self.figure(where + ".renewal", key, renewal[key])
        for text in renewal.get("other") or []:     # the calendar and `renew` reckon with the field, not with the words
            said = LEAD.search(str(text))
            if said and "upgrade" not in str(text) and number(IN_WORDS.get(said[1], said[1])) not in [number(renewal[key]) for key in LEADS if key in renewal]:
                self.fault(where + ".renewal", f"'{said[0]}' stands in words only: give {' or '.join(LEADS)}")
        if "ce_hours" in renewal:
            self.figure(where + ".renewal", "ce_hours", renewal["ce_hours"], FIGURES["renewal.ce_hours"])
        for topic, hours in (renewal.get("of_which") or {}).items():
            if number(hours) is None or number(hours) > (number(renewal.get("ce_hours")) or 100):
                self.fault(where + ".renewal", f"of_which '{topic}' is {hours}, more than the whole or no number")
        for i, fee in enumerate(c.get("fees") or []):
            self.keys(f"{where}.fees[{i}]", fee, "what usd note evidence source".split(), ("what", "usd"))
            self.one_of(f"{where}.fees[{i}]", "what", fee.get("what"))
            self.figure(f"{where}.fees[{i}]", "usd", fee.get("usd"))
            self.sourced(f"{where}.fees[{i}]", fee)
        self.keys(where + ".reciprocity", reciprocity, "accepts icrc conditions evidence source note".split())
        for key in ("accepts", "icrc"):
            if key in reciprocity:
                self.one_of(where + ".reciprocity", key, reciprocity[key], ENUMS["accepts" if key == "accepts" else "reciprocity.icrc"])
        for name, part in (("training", training), ("renewal", renewal), ("reciprocity", reciprocity)):
            if any(v not in ("unknown", ["unknown"], "", []) for k, v in part.items() if k != "source"):
                self.sourced(f"{where}.{name}", part)

    def own_words(self, where, value, key):
        """Walk all that we wrote ourselves: not evidence, titles, names and addresses. Words in quotes are somebody else's."""
        if key in OTHERS_WORDS:
            return
        if isinstance(value, dict):
            for k, v in value.items():
                self.own_words(f"{where}.{k}", v, k)
        elif isinstance(value, list):
            for v in value:
                self.own_words(where, v, key)
        elif isinstance(value, str):
            bare = re.sub(r"(?<!\w)'[^']*'|\"[^\"]*\"|https?://\S+", " ", value)
            for m in STIGMA.finditer(bare):
                self.fault(where, f"the word '{m[0]}': put the person first ({value[max(0, m.start() - 30):m.end() + 30]!r})")


def lines(name):
    return [line.strip() for line in (HERE / name).read_text().splitlines() if line.strip() and not line.startswith("#")]


def whole_set(stems, ids, urls):
    """What only all files together can show."""
    published = lines("ids.txt")
    faults = [f"{code}.yaml is not there" for code in sorted(JURISDICTIONS - stems)] + [f"{code}.yaml is no jurisdiction" for code in sorted(stems - JURISDICTIONS)]
    faults += [f"id '{i}' stands twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    faults += [f"id '{i}' was published and has vanished" for i in published if i not in ids]
    faults += [f"id '{i}' is new: add it to tests/policy/ids.txt" for i in sorted(set(ids) - set(published))]
    faults += [f"ids.txt lists '{i}' twice" for i in sorted({i for i in published if published.count(i) > 1})]
    return faults + [f"http.txt lists a page that nothing cites: {u}" for u in lines("http.txt") if u not in urls]


def main():
    http, ids, urls, stems = lines("http.txt"), [], set(), set()
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
        checked = File(path.stem, path.read_text(), http)
        stems.add(path.stem)
        ids += checked.ids
        if isinstance(getattr(checked, "data", None), dict):
            urls |= {s.get("url") for s in (checked.data.get("sources") or {}).values()}
        tap.result(f"policy {path.name}", checked.faults)
    tap.result("policy over all files", whole_set(stems, ids, urls))
    selftest.run(lambda stem, text: File(stem, text).faults, lambda s, i, u: whole_set(s, i, u), JURISDICTIONS, lines("ids.txt"), set(lines("http.txt")))
    tap.finish()


main()

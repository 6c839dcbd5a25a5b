#!/usr/bin/env python3
"""`map`: every figure worked out anew from states/*.yaml, by another reader; figures of single states read by hand from the dossiers; what
the terminal shows at every width, in every locale and with every kind of color; the picture as XML, with the contrast of its colors.
"""
import csv, functools, io, json, pathlib, re, stat, subprocess, tempfile, xml.etree.ElementTree as ElementTree

import yaml

import tap, terminal
from export_data import in_force, stage_of, STAGES

AS_OF = "2026-11-21"
ADULTS = {"mental_health", "substance_use", "integrated"}
STEPS = {"training_hours": [40, 50, 60, 80], "ce_hours": [6, 10, 15, 20], "fee": [0, 50, 100, 150]}
GRID_FROM = {"training_hours": 60, "ce_hours": 72, "fee": 60}   # columns: twelve tiles as wide as 59.5, 20/2y and $363, and gaps
PROFILES = [tap.TESTS / "profiles" / name for name in ("example.yaml", "california.yaml", "newcomer.json")]
SVG = "{http://www.w3.org/2000/svg}"

# Read by hand in the state files, on 2026-11-21: what a tile shows. The mark stands behind the code.
BY_HAND = {
    "training_hours": {"CA": ("+", "40"),      # ca-mpss 80, ca-ccapp-cprm 40
                       "WA": ("", "80"),       # wa-cpss: the course, not the expedited one
                       "TX": ("", "59.5"),     # both: core 19.5 and supplemental 40
                       "OH": ("+", "40"),      # 40, and 16 online that may come on top
                       "IL": ("", "100"),      # il-crss, il-cprs: 100 in all
                       "NC": ("", "70"),       # 50 and 20 are within the 70
                       "VT": ("?", "120"),     # 40 and 80 are the 120; vt-cprss, vt-crc not known
                       "NJ": ("+", "46"),      # nj-crsp 108 + 18, nj-cprs 46; nj-icprs is added to nj-cprs
                       "KY": ("+", "30"),      # ky-apss 30, ky-radpss 40
                       "ND": ("", "40"),       # a course of 40 hours
                       "MN": ("+", "46"),      # mn-cps-1 80, mn-cprs 46 since 2021-03
                       "GA": ("?", "40"),      # ga-cps-ad 40; ga-cps-mh: a course without hours
                       "NV": ("", "?"), "HI": ("", "?"),
                       "SD": ("", "-"), "PR": ("", "-")},  # nobody; planned
    "ce_hours": {"CA": ("?", "20/2y"),         # ca-mpss; ca-ccapp-cprm: 20, the period not known
                 "NM": ("", "40/?"),           # 40, the period not known
                 "MS": ("", "20/4y"), "WA": ("", "30/2y"), "GA": ("", "12/1y"), "CT": ("", "10/1y"),
                 "NY": ("+", "18/3y"),         # ny-carc 18 in 36 months, ny-crpa 28, ny-nycps 10 in 12
                 "IL": ("+", "30/2y"),         # il-cprs 30, il-crss 40
                 "PA": ("+", "30/2y"),         # pa-crs 30, pa-cps 36
                 "OR": ("+", "20/3y"),         # or-pss 20 in 36 months, or-crm 20 in 24
                 "TX": ("", "20/2y"), "FL": ("", "?"), "GU": ("", "-")},
    "fee": {"CA": ("?", "$100"),               # ca-mpss 100; ca-ccapp-cprm not known
            "SC": ("+", "$75"),                # sc-cpss-share 75; sc-cpss-apsc 150, members 100
            "NJ": ("+", "$175"),               # nj-crsp 175, nj-cprs 200
            "NY": ("?", "$0"),                 # ny-nycps: paid by the state for now; ny-crpa not known
            "DE": ("", "$0"),                  # waived
            "CO": ("", "$245"), "NC": ("", "$20"), "MT": ("", "$125"), "TX": ("", "$60"), "VT": ("?", "$363"), "OR": ("?", "$100"),
            "WA": ("", "?"), "AK": ("", "?"), "VI": ("", "-")},
}


@functools.cache
def states():
    return [yaml.load(path.read_text(), yaml.BaseLoader) for path in sorted((tap.TOP / "states").glob("??.yaml"))]


def run_json(args, env=None):
    done = tap.run(["map", *args, "--format", "json"], env=env)
    return json.loads(done.out) if done.status == 0 else {"results": [], "failed": done.err.decode()}


def number(text):
    return None if text is None else float(text)


# The same rules once more, from what the manual page says.

def training(credential, day):
    """(least, most) of the standard route; most is None when it is open above."""
    route = credential["routes"].get("standard")
    if route is None:
        return None, None
    now = lambda r: in_force(r, day) != "no" and stage_of(r) <= STAGES.index("certify")
    is_training = lambda r: "training_hours" in r or "course" in r
    found = []
    for item in route:
        ways = [[r for r in way if now(r)] for way in item["any_of"]] if "any_of" in item else [[item] if now(item) else []]
        found += next((way for way in ways if any(map(is_training, way))), ways[0])
    prior = any("prior_credential" in r for r in found)
    hours = [r for r in found if "training_hours" in r]
    totals = [r for r in hours if "topic" not in r]
    courses = [r for r in found if "course" in r]
    long = sum(float(c["hours"]) for c in courses if "hours" in c)
    if totals:
        total = max(totals, key=lambda r: float(r["training_hours"]))
        untold = [c for c in courses if "hours" not in c and c["course"].strip().lower() != total.get("name", "").lower()]
        least = float(total["training_hours"])
        beside = 0 if long == least else long
        return max(least, beside), None if untold else least + beside
    holes = [h if isinstance(h, str) else next(iter(h)) for h in credential.get("not_known", [])]
    if not hours and not courses:
        return (0.0, 0.0) if "standard" in credential.get("complete", []) and not prior else (None, None)
    if any("hours" not in c for c in courses) or "training_hours" in holes or "training.hours" in holes:
        return None, None
    topics = sum(float(r["training_hours"]) for r in hours)
    return max(topics, long), topics + long


def measure(credential, by, day):
    """(least, most, months)"""
    if by == "training_hours":
        return (*training(credential, day), None)
    if by == "ce_hours":
        renewal = credential.get("renewal") or {}
        hours = number(renewal.get("ce_hours"))
        return hours, hours, int(renewal["every_months"]) if hours is not None and "every_months" in renewal else None
    fees = [float(fee["usd"]) for fee in credential.get("fees", []) if fee["what"] == "application"]
    return (min(fees), max(fees), None) if fees else (None, None, None)


LIVED = {"mental_health": {"mental_health", "co_occurring"}, "substance_use": {"substance_use", "co_occurring"}, "family": {"family_member", "parent_or_caregiver"},
         "youth": {"youth"}, "veteran": {"veteran"}, "justice": {"justice"}}


def is_for(credential, state, tracks):
    """Whom it serves: the people of its track; an integrated one those too whose lived experience its rules name. Where those of the
    only one that may are silent and not whole, it stays in."""
    def lived(items):
        return {word for item in items for option in [item.get("lived_experience", []), *map(lived, item.get("any_of", []))] for word in option}

    def serves(c):
        words = lived(item for items in c["routes"].values() for item in items)
        return {c["track"]} if c["track"] != "integrated" else {"integrated", "mental_health", "substance_use"} | {track for track in LIVED if LIVED[track] & words}

    perhaps = credential["track"] == "integrated" and credential["level"] == "standard" and "lived_experience" not in str(credential["routes"])
    return bool(serves(credential) & tracks) or (perhaps and "complete" not in credential and not any(serves(c) & tracks for c in state["credentials"]))


def counted(state, tracks, day):
    """Those that count: of the nearest rank that the state has."""
    def offered(c):
        undated = (c["status"] == "planned" and "effective" not in c) or (c["status"] == "retired" and "until" not in c)
        return not undated and in_force(c, day) != "no"

    def rank(c):
        ids = {o["id"] for o in state["credentials"] if o["level"] == "standard"}
        added = any(r.get("prior_credential") in ids for r in c["routes"].get("standard", []))
        return (c["status"] == "unclear", c["level"] == "advanced" or added, c["level"] == "provisional")

    some = [c for c in state["credentials"] if is_for(c, state, tracks) and offered(c)]
    best = min(map(rank, some), default=None)
    return [c for c in some if state["jurisdiction"] == "US" or rank(c) == best]


def wanted(state, by, tracks, day):
    parts = [(c["id"], *measure(c, by, day)) for c in counted(state, tracks, day)]
    scale = lambda p: p[1] if by != "ce_hours" else None if p[1] is None or p[3] is None else p[1] * 12 / p[3]
    known = [p for p in parts if scale(p) is not None] or [p for p in parts if p[1] is not None]
    best = min(known, key=lambda p: scale(p) or 0, default=None)
    result = {"credentials": parts, "best": best, "class": None, "more": False, "open": False}
    if best and scale(best) is not None:
        result["class"] = sum(scale(best) > step for step in STEPS[by])
        result["more"] = any(scale(p) is not None and (scale(p) > scale(best) or p[1] != p[2]) for p in parts)
    result["open"] = bool(best) and any(scale(p) is None for p in parts if p is not best)
    return result


def said(figure):
    """The same out of the JSON."""
    part = lambda p: (p["credential"], p["least"], p["most"], p.get("months"))
    parts = [part(p) for p in figure["credentials"]]
    return {"credentials": parts, "best": part(figure) if figure["credential"] else None, "class": figure["class"], "more": figure["more"],
            "open": figure["open"]}


def check_figures(by, day, tracks):
    args = ["--by", by, "--as-of", day] + [word for track in sorted(tracks - ADULTS) for word in ("--track", track)]
    data = run_json(args)
    found = {figure["jurisdiction"]: figure for figure in data["results"]}
    all_states = states()
    faults = [] if len(found) == len(all_states) else [f"{len(found)} places, not {len(all_states)}: {data.get('failed')}"]
    for state in all_states if not faults else []:
        expected, got = wanted(state, by, tracks, day), said(found[state["jurisdiction"]])
        if expected != got:
            faults.append(f"{state['jurisdiction']}: expected\n{expected}\nbut it is\n{got}")
        answer = "known" if expected["best"] else "unknown" if expected["credentials"] else "none"
        if found[state["jurisdiction"]]["answer"] != answer:
            faults.append(f"{state['jurisdiction']}: expected {answer}, but it is {found[state['jurisdiction']]['answer']}")
    tap.result(f"map: --by {by} on {day} for {len(tracks)} kinds of people is what the {len(all_states)} files say", faults[:5])


def check_csv(by):
    table = csv.DictReader(io.StringIO(tap.run(["map", "--by", by, "--as-of", AS_OF, "--format", "csv"]).out.decode(), newline=""))
    text = lambda value: "" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
    keys = ["jurisdiction", "name", "answer", "least", "most", "months", "more", "open", "credential", "reviewed"]
    rows = [{key: row[key] for key in keys} for row in table]
    expected = [{key: text(figure.get(key)) for key in keys} for figure in run_json(["--by", by, "--as-of", AS_OF])["results"]]
    tap.result(f"map: the table of {by} is its JSON", [] if rows == expected and rows else [f"{[p for p in zip(rows, expected) if p[0] != p[1]][:3]}"])


VERDICTS = ["eligible", "likely", "unknown", "not_yet", "ineligible", "not_offered"]


def check_verdicts(profile, options):
    args = ["-p", str(profile), "--as-of", AS_OF, *options]
    answers = json.loads(tap.run(["check", "--all", *args, "--format", "json"]).out)["results"]
    best = {code: "not_offered" for code in [state["jurisdiction"] for state in states()]}
    for answer in answers:
        best[answer["jurisdiction"]] = min(best[answer["jurisdiction"]], answer["verdict"], key=VERDICTS.index)
    found = {figure["jurisdiction"]: figure["verdict"] for figure in run_json(args)["results"]}
    tap.result(f"map: the answers for {profile.name} {' '.join(options)} are the best ones of check", [] if found == best else
               [f"{code}: expected {best[code]}, but it is {found.get(code)}" for code in best if best[code] != found.get(code)])


# The terminal.

def on_terminal(args, columns, more=None):
    """The exit status, and what the program shows on a terminal of that width."""
    at = terminal.Terminal([tap.PEERPATH, *args], None, {"TERM": "xterm-256color", "PAGER": "", **(more or {})}, 24, columns)
    status, _ = at.end(60)
    return status, at.said.decode().replace("\r\n", "\n")


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def tiles(text):
    """{code: (mark, figure)} out of the grid: the figure stands below its code."""
    found = {}
    lines = plain(text).split("\n")
    for above, below in zip(lines, lines[1:]):
        if not re.fullmatch(r"(\s*[A-Z]{2}[+?]?\s*)+", above):
            continue
        for code in re.finditer(r"([A-Z]{2})([+?]?)", above):
            middle = code.start() + 1
            figure = next((m for m in re.finditer(r"\S+", below) if m.start() <= middle + 1 and m.end() >= middle), None)
            found[code[1]] = (code[2], figure[0] if figure else "")
    return found


def listed(text):
    """The same out of the list of a narrow terminal; a figure that is not known is not repeated."""
    members = " ".join(line.strip() for line in plain(text).split("\n") if re.match(r"  [A-Z]{2}[+?]?(?: |,|$)", line))
    return {m[1]: (m[2], m[3] or "") for m in re.finditer(r"\b([A-Z]{2})([+?]?)(?: ([^ ,A-Z]+))?(?:,|$| (?=[A-Z]))", members)}


def tile_of(figure, by):
    """How a tile shows a figure of the JSON."""
    if figure["answer"] != "known":
        return "", {"unknown": "?", "none": "-"}[figure["answer"]]
    amount = f"{figure['least']:g}"
    period = "" if by != "ce_hours" else "/?" if figure["months"] is None else f"/{figure['months'] // 12}y"
    return "?" if figure["open"] else "+" if figure["more"] else "", f"{'$' if by == 'fee' else ''}{amount}{period}"


def check_screen(item):
    by, columns, locale = item
    expected = {f["jurisdiction"]: tile_of(f, by) for f in run_json(["--by", by, "--as-of", AS_OF])["results"] if f["jurisdiction"] != "US"}
    status, text = on_terminal(["map", "--by", by, "--as-of", AS_OF], columns, {"LC_ALL": locale})
    wide = [line for line in plain(text).split("\n") if len(line) > columns]
    faults = [f"exit status {status}"] if status else []
    faults += [f"wider than {columns} columns: {wide[:3]}"] if wide else []
    faults += ["no color"] if "\x1b[38;5;" not in text else []
    faults += ["signs beyond ASCII"] if locale == "C" and not text.isascii() else []
    if locale != "C":
        faults += ["no dash"] if "–" not in text else []
        text = text.replace("–", "-")
    if columns >= GRID_FROM[by]:
        found = tiles(text)
    else:
        found = listed(text)
        expected = {code: (mark, figure if figure not in "?-" else "") for code, (mark, figure) in expected.items()}
    faults += [f"{code}: expected {expected[code]}, but it is {found.get(code)}" for code in expected if expected[code] != found.get(code)][:5]
    tap.result(f"map: {by} on a terminal of {columns} columns, {locale}", faults)


def check_colors():
    args = ["map", "--as-of", AS_OF]
    piped = tap.run(args).out.decode()
    _, many = on_terminal(args, 80)
    _, eight = on_terminal(args, 80, {"TERM": "xterm"})
    _, named = on_terminal(args, 80, {"TERM": "xterm", "COLORTERM": "truecolor"})
    _, none = on_terminal(args, 80, {"NO_COLOR": "1", "LC_ALL": "C"})
    _, dumb = on_terminal(args, 80, {"TERM": "dumb", "LC_ALL": "C"})
    _, never = on_terminal([*args, "--color", "never"], 80, {"LC_ALL": "C"})
    always = tap.run([*args, "--color", "always"]).out.decode()
    tap.result("map: 256 colors where the terminal has them", [] if "\x1b[38;5;16;48;5;" in many and many == named else ["not so"])
    tap.result("map: eight colors elsewhere", [] if "\x1b[30;4" in eight and "38;5" not in eight else ["not so"])
    tap.result("map: NO_COLOR, TERM=dumb and --color never leave the text as it is in a pipe", tap.difference("NO_COLOR", piped, none) +
               tap.difference("dumb", piped, dumb) + tap.difference("never", piped, never))
    bare = lambda text: [" ".join(line.split()) for line in re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n")]
    patches = lambda lines: [line for line in lines if "hours" not in line or "(" not in line]
    tap.result("map: colors change nothing but the colors", tap.difference("text", "\n".join(patches(bare(piped))), "\n".join(patches(bare(always)))))


# The picture.

def luminance(color):
    parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_picture(name, args):
    with tempfile.TemporaryDirectory(prefix="peerpath-map-") as scratch:
        path = pathlib.Path(scratch) / "map.svg"
        done = tap.run(["map", *args, "-o", str(path)])
        shown = tap.run(["map", *args, "--format", "svg"])
        if done.status or not path.exists():
            return tap.result(f"map: picture of {name}", [f"exit status {done.status}\n{done.err.decode()}"])
        lint = subprocess.run(["xmllint", "--noout", "--nonet", str(path)], capture_output=True, text=True)
        text = path.read_text()
    faults = [lint.stderr] if lint.returncode else []
    faults += ["a file and standard output differ"] if text.encode() != shown.out else []
    root = ElementTree.fromstring(text)
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    faults += [f"elements beyond the plain ones: {names - {'svg', 'title', 'desc', 'rect', 'g', 'text'}}"] if names - {"svg", "title", "desc", "rect", "g", "text"} else []
    faults += [f"reaches outside: {word}" for word in ("href", "url(", "style", "script", "http") if word in text.replace("http://www.w3.org/2000/svg", "")]
    faults += ["no name and description"] if root.get("role") != "img" or root.get("aria-labelledby") != "title desc" or len(root.findtext(f"{SVG}desc") or "") < 300 else []
    groups = [g for g in root.iter(f"{SVG}g") if g.find(f"{SVG}title") is not None]
    faults += [f"{len(groups)} tiles"] if len(groups) != 56 else []
    spoken = root.findtext(f"{SVG}desc")
    for group in groups:
        rect, ratio = group.find(f"{SVG}rect"), contrast(group.get("fill"), group.find(f"{SVG}rect").get("fill"))
        faults += [f"{group.findtext(f'{SVG}title')}: contrast {ratio:.2f}"] if ratio < 4.5 else []
        faults += [f"not spoken: {group.findtext(f'{SVG}title')}"] if group.findtext(f"{SVG}title") not in spoken else []
        faults += ["a tile without its two texts"] if len(group.findall(f"{SVG}text")) != 2 else []
        faults += ["a tile off the page"] if float(rect.get("x")) + float(rect.get("width")) > 1600 or float(rect.get("y")) + float(rect.get("height")) > 900 else []
    faults += [f"text off the page: {t.text}" for t in root.iter(f"{SVG}text") if not (0 < float(t.get("x")) < 1600 and 0 < float(t.get("y")) < 900)]
    tap.result(f"map: picture of {name}", faults[:6])


HOSTILE = """schema: 1
jurisdiction: US
name: '"><script>alert(1)</script>&amp;'
certifies: yes
reviewed: 2026-01-31
summary: Made up.
sources: {s1: {title: T, url: https://example.org/, publisher: issuer, dated: 2024}}
credentials:
  - {id: us-x, title: "</text><a href='x'>&\\u202e\\e[31m", track: integrated, level: standard, status: active, issuer: I, medicaid: no,
     routes: {standard: [{age_min: 18, source: s1}]}}
"""


def check_hostile():
    with tempfile.TemporaryDirectory(prefix="peerpath-map-") as scratch:
        folder = pathlib.Path(scratch)
        (folder / "US.yaml").write_text(HOSTILE)
        (folder / "CA.yaml").write_text(HOSTILE.replace("US", "CA").replace("us-x", "ca-x"))
        for form in ("svg", "text", "csv", "json"):
            done = tap.run(["map", "--states", scratch, "--as-of", AS_OF, "--format", form])
            text = done.out.decode()
            faults = [f"exit status {done.status}: {done.err.decode()}"] if done.status else []
            faults += ["an escape sequence, or text that turns around"] if "\x1b" in text or ("\u202e" in text and form in ("svg", "text")) else []
            if form == "svg" and not faults:
                root = ElementTree.fromstring(text)
                faults += ["markup out of the data"] if any(e.tag in (f"{SVG}a", f"{SVG}script") for e in root.iter()) else []
                faults += ["the name is lost"] if not any("<script>alert(1)" in (e.text or "") for e in root.iter()) else []
            tap.result(f"map: names that want to be markup, in {form}", faults)


def check_files():
    with tempfile.TemporaryDirectory(prefix="peerpath-map-") as scratch:
        folder = pathlib.Path(scratch)
        for name, begins in (("a.svg", "<svg "), ("a.json", "{"), ("a.csv", "jurisdiction,"), ("a.txt", "Hours of training")):
            done = tap.run(["map", "-o", str(folder / name)])
            text = (folder / name).read_text() if (folder / name).exists() else ""
            tap.result(f"map: {name} is what its name says", [] if text.startswith(begins) and not done.status and not done.out else [f"{done} {text[:40]!r}"])
        tap.run(["map", "-o", str(folder / "b.svg"), "--format", "csv"])
        tap.result("map: --format counts more than the name", [] if (folder / "b.svg").read_text().startswith("jurisdiction,") else ["not so"])
        tap.run(["map", "-p", str(PROFILES[0]), "-o", str(folder / "person.svg")])
        mode = lambda name: stat.S_IMODE((folder / name).stat().st_mode)
        tap.result("map: what a person may do is for their eyes", [] if mode("person.svg") == 0o600 and mode("a.svg") == 0o644 else [f"{mode('person.svg'):o} {mode('a.svg'):o}"])
        done = tap.run(["map", "-o", str(folder / "none" / "a.svg")])
        tap.result("map: a folder that is not there", [] if done.status == 5 and b"O0801" in done.err or b"F01" in done.err else [f"{done}"])


def main():
    for by, hand in BY_HAND.items():
        found = tiles(tap.run(["map", "--by", by, "--as-of", AS_OF]).out.decode())
        tap.result(f"map: {len(hand)} states of {by} as they were read by hand", [f"{c}: expected {hand[c]}, but it is {found.get(c)}" for c in hand if found.get(c) != hand[c]])
        for day in (AS_OF, "2024-06-01", "2020-01-15"):
            check_figures(by, day, ADULTS)
        for tracks in ({"family"}, {"youth"}, {"veteran", "justice"}):
            check_figures(by, AS_OF, tracks)
        check_csv(by)
    tap.each([(profile, options) for profile in PROFILES for options in ([], ["--stage", "certify"], ["--track", "family", "--track", "youth"])], lambda item: check_verdicts(*item))
    tap.each([(by, columns, locale) for by in STEPS for columns in (40, 59, 71, 80, 100, 250) for locale in ("C", "C.UTF-8")], check_screen)
    check_colors()
    for by in STEPS:
        check_picture(by, ["--by", by, "--as-of", AS_OF])
    for profile in PROFILES:
        check_picture(profile.name, ["-p", str(profile), "--as-of", AS_OF, "--stage", "certify"])
    check_hostile()
    check_files()
    tap.finish()


main()

#!/usr/bin/env python3
"""The pages of `report`, held against what `check` and `plan` say, against hostile text, and looked at in a browser.

usage: report.py facts|hostile|browser|picture

facts    every answer, figure, date and source of the JSON of check and plan stands on the page; links lead somewhere; same bytes twice
hostile  text of profiles and data never becomes markup, whatever it is
browser  in headless Chromium (report.mjs): no word on the console, no request, keyboard order, axe-core, widths, what it prints;
         and html-validate
picture  no test: writes cmd/report.png, the picture of the README, anew
"""
import html.parser, json, os, pathlib, re, shutil, stat, subprocess, sys, tempfile

import tap

AS_OF = ["--as-of", "2026-11-21"]
PROFILES = tap.TESTS / "profiles"
MODULES = tap.TOP / "build" / "npm" / "node_modules"
EXAMPLE = str(PROFILES / "example.yaml")
VOID = {"meta", "link", "br", "hr", "img", "input", "path", "use", "rect", "circle"}
LOADS = {"src", "srcset", "data", "action", "formaction", "poster", "background", "xlink:href", "ping"}
PAGES = {
    "all-example": ["--all", "-p", EXAMPLE],
    "california": ["CA", "-p", str(PROFILES / "california.yaml")],
    "one": ["CA/CMPSS", "-p", str(PROFILES / "california.yaml")],
    "newcomer": ["TX", "NY", "SD", "-p", str(PROFILES / "newcomer.json")],
    "five-places": ["OR", "WA", "US", "GU", "MT", "-p", EXAMPLE, "--stage", "certify"],
    "nobody": ["TX/MHPS", "OR/PSS"],
    "later": ["WA", "CA", "-p", EXAMPLE, "--stage", "keep", "--as-of", "2029-02-01"],
}


class Reader(html.parser.HTMLParser):
    """What a page holds: links, ids, text; and whether its elements close in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.ids, self.faults, self.open, self.names, self.words, self.marks = [], [], [], [], set(), [], []
        self.feed(text)
        self.close()
        self.faults += [f"not closed: {self.open}"] if self.open else []
        self.text = re.sub(r"\s+", " ", "".join(self.words))

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        given = dict(attributes)
        if len(given) != len(attributes):
            self.faults.append(f"an attribute twice: {attributes}")
        self.faults += [f"handler or style in an attribute: {attributes}" for name in given if name.startswith("on") or name == "style"]
        self.faults += [f"loads {given[name]}" for name in given if name in LOADS]
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "use":
            self.marks.append(given["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data if self.open[-1:] and self.open[-1] in ("span", "b", "a", "q", "time") else f" {data} ")


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def requirements(route):
    """All requirements of a route of the JSON, those inside choices too, as they are shown: of a choice that is met, the ways that are."""
    for item in route["requirements"]:
        if "any_of" not in item:
            yield item
            continue
        for way in item["any_of"]:
            if item["state"] != "met" or all(part["state"] == "met" for part in way):
                yield from way


def addresses(page):
    return {link for link in page.links if not link.startswith("#")}


def structure(page, text):
    faults = page.faults[:5]
    faults += [f"id twice: {i}" for i in sorted({i for i in page.ids if page.ids.count(i) > 1})]
    faults += [f"leads nowhere: {link}" for link in page.links + page.marks if link.startswith("#") and link[1:] not in page.ids][:5]
    faults += [f"no web address: {link}" for link in addresses(page) if not re.match(r"https?://", link)]
    faults += [f"<{name}>" for name in page.names & {"script", "img", "iframe", "object", "embed", "form", "base", "link"}]
    faults += ["the style loads something"] if re.search(r"url\(|@import", text[:text.index("</style>")]) else []
    faults += ["has no content security policy"] if "default-src 'none'; style-src 'sha256-" not in text else []
    return faults


def against_check(page, args):
    said = json.loads(tap.run(["check", *args, *([] if "--as-of" in args else AS_OF), "--format", "json"]).out)
    faults = []
    without = sum(answer["credential"] is None for answer in said["results"])
    for verdict, count in said["summary"].items():
        count -= without if verdict == "not_offered" else 0
        if count and len(said["results"]) > 1 and f"{count} certification" not in page.text:
            faults.append(f"{verdict}: {count} is not said")
    if without and len(said["results"]) > 1 and f"{without} place" not in page.text:
        faults.append(f"{without} places without a certification are not said")
    links = addresses(page)
    for answer in said["results"]:
        if answer["credential"] is None or answer["verdict"] == "not_offered":
            continue
        if answer["credential"] not in page.ids:
            faults.append(f"{answer['credential']} has no section")
        for route in answer["routes"]:
            for item in requirements(route):
                faults += [f"{item['id']}: source {s['url']} is no link" for s in item["sources"] if s["url"] not in links]
                if item["evidence"] and plain(item["evidence"]) not in page.text:
                    faults.append(f"{item['id']}: evidence is missing: {item['evidence']}")
                text = plain(item["text"])
                if item["state"] != "unmet" and (text[:1].upper() + text[1:]) not in page.text:
                    faults.append(f"{item['id']}: not said: {text}")
                if item["state"] == "unmet" and item["missing"] and item["unit"] == "hours" and f"{item['missing']:g} " not in page.text:
                    faults.append(f"{item['id']}: {item['missing']} hours missing are not said")
    return faults


def against_plan(page, args):
    """Of single credentials: date, cost, steps."""
    faults = []
    profile = args[args.index("-p"):args.index("-p") + 2] if "-p" in args else []
    for where in args:
        if "/" not in where or where.startswith("/"):
            continue
        plan = json.loads(tap.run(["plan", where, *profile, *AS_OF, "--format", "json"]).out)
        for key in ("earliest", "apply_on"):
            if plan.get(key) and plan[key] not in page.text:
                faults.append(f"{where}: {key} {plan[key]} is not said")
        if plan["cost"]["usd"] and f"${plan['cost']['usd'][0]:g}" not in page.text:
            faults.append(f"{where}: cost {plan['cost']['usd']} is not said")
        faults += [f"{where}: to bring, not said: {b['text']}" for b in plan["bring"] if plain(b["text"]) not in page.text]
        faults += [] if plan["bring"] and "What to bring when applying" in page.text else [f"{where}: nothing to bring"]
    return faults


def make(args, **more):
    return tap.run(["report", *args, *([] if "--as-of" in args else AS_OF)], **more)


def facts():
    def one(entry):
        name, args = entry
        done = make(args)
        text = done.out.decode()
        page = Reader(text)
        faults = [f"exit status {done.status}: {done.err.decode()}"] if done.status else []
        tap.result(f"report {name}: well made", faults + structure(page, text))
        tap.result(f"report {name}: all that check says", against_check(page, args)[:12])
        if any("/" in a and not a.startswith("/") for a in args):
            tap.result(f"report {name}: all that plan says", against_plan(page, args))
        words = [w for w in ("The issuer decides", "last reviewed") if w not in page.text]
        tap.result(f"report {name}: who decides, and when the rules were reviewed", words)
        tap.result(f"report {name}: the same page again", tap.difference("page", done.out[:2000], make(args, env={"TZ": "Asia/Tokyo", "LC_ALL": "C"}).out[:2000])
                   or ([] if done.out == make(args).out else ["the bytes differ further down"]))
    tap.each(PAGES.items(), one)
    order()
    untold()
    files()


def order():
    """All places stand by name, as people look them up; a few in the order in which they were asked for."""
    names = lambda args: [html.unescape(n) for n in re.findall(r'class="place"[^>]*>(?:<summary>)?<h2>([^<]*)', make(args).out.decode())]
    every = names(["--all"])
    tap.result("report --all: places by name", [] if len(every) == 57 and every == sorted(every) else [f"{every}"])
    few = names(["TX", "DE", "AK", "DC"])
    tap.result("report: places in the order asked for", [] if few == ["Texas", "Delaware", "Alaska", "District of Columbia"] else [f"{few}"])


def untold():
    """Kansas's Peer Mentor: the sources tell of nothing that is asked (states/KS.yaml: an empty route). Nobody is ready, no date, no cost, and the page says why."""
    text = make(["KS", "OR", "-p", EXAMPLE]).out.decode()
    row = re.search(r'<tr><td>KS</td><th scope="row"><a href="#ks-cpm">.*?</tr>', text, re.S)[0]
    article = Reader(re.search(r'<article id="ks-cpm">.*?</article>', text, re.S)[0]).text
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
    faults = [] if cells == ["KS", "The sources do not tell what is asked", "not known", "not known"] else [f"{cells}"]
    faults += ["a plan of nothing"] if "What is left is to apply" in article or "Next steps" not in article else []
    tap.result("report: where the sources tell nothing, nobody is ready", faults)
    # or-pss: one course is missing; what applying costs is in no source, so the sum is not known.
    row = re.search(r'<tr><td>OR</td><th scope="row"><a href="#or-pss">.*?</tr>', text, re.S)[0]
    tap.result("report: a cost that nobody knows is said to be so", [] if re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)[-1] == "not known" else [row])
    for where in ("wv-prss-sud", "ct-ccb-cprs"):     # asked only before it is granted: whether one may apply is not known
        page = make([where, "-p", EXAMPLE]).out.decode()
        tap.result(f"report {where}: not known is not ready", [] if "What is left is to apply" not in page and "The sources do not tell enough for a plan" in page else ["a plan of nothing"])


def files():
    with tempfile.TemporaryDirectory(prefix="peerpath-report-") as scratch:
        out = pathlib.Path(scratch) / "page.html"
        out.write_text("old")
        out.chmod(0o644)
        done = make(["CA", "-p", EXAMPLE, "-o", str(out)])
        mode = stat.S_IMODE(out.stat().st_mode)
        faults = [f"status {done.status}: {done.err}"] if done.status or done.out else []
        faults += [f"mode {mode:o}"] if mode != 0o600 else []
        faults += ["not the page"] if out.read_bytes() != make(["CA", "-p", EXAMPLE]).out else []
        faults += [f"left behind: {p.name}" for p in pathlib.Path(scratch).iterdir() if p != out]
        tap.result("report -o replaces the file, for its owner alone", faults)
        out.write_text("old")
        done = make(["CA", "Nowhere", "-p", EXAMPLE, "-o", str(out)])
        tap.result("report that fails leaves the file as it was", [] if done.status == 2 and out.read_text() == "old" else [f"{done}", out.read_text()[:80]])
        tap.result("report -o - is standard output", [] if make(["CA", "-o", "-"]).out == make(["CA"]).out != b"" else ["they differ"])


NASTY = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "</style><svg onload=alert(1)>", "javascript:alert(1)",
         "&lt;b&gt; &#60;", "a‮evil‬", "tab\there", "]]><!--", "日本 Peña 😀", "</title><h1>", "x" * 300]


def visible(text):
    return plain("".join(f"\\u{ord(c):04x}" if c in "‮‬" else c for c in text))


def hostile():
    profile = {"id": "person-1", "age": 36, "lives_in": "CA", "training": [{"name": n, "hours": 5} for n in NASTY[:6]],
               "experience": [{"role": n, "hours": 50} for n in NASTY[6:]], "exams": [{"name": n} for n in NASTY[:6]],
               "certifications": [{"name": n} for n in NASTY[6:]]}
    done = make(["CA", "-p", "-"], stdin=json.dumps(profile).encode())
    page = Reader(done.out.decode())
    faults = [f"status {done.status}: {done.err.decode()}"] if done.status else []
    faults += structure(page, done.out.decode())
    faults += [f"not shown as it is: {n}" for n in NASTY if visible(n) not in page.text]
    tap.result("report: a hostile profile stays text", faults)
    with tempfile.TemporaryDirectory(prefix="peerpath-report-") as scratch:
        data(pathlib.Path(scratch))
        people(pathlib.Path(scratch))


def data(here):
    """A folder of rules full of markup: titles, issuers, notes, evidence, and addresses that must not become links."""
    text = (tap.TOP / "states" / "CA.yaml").read_text()
    text = re.sub(r"https://[^\s,}]*capeercertification[^\s,}]*", "javascript:alert(1)//x", text)
    text = text.replace("Medi-Cal Peer Support Specialist", "<script>alert(2)</script> \\x3c & Medi-Cal").replace("evidence: ", "evidence: <i>") \
        .replace("name: California", "name: <b>California</b>")
    (here / "rules").mkdir()
    (here / "rules" / "CA.yaml").write_text(text)
    done = make(["CA", "-p", EXAMPLE, "--states", str(here / "rules")])
    if done.status:     # the loader may well refuse it: then there is nothing to show
        return tap.result("report: hostile rules are refused with a message", [] if done.status == 4 and done.err else [f"{done.status}: {done.err.decode()[:400]}"])
    page = Reader(done.out.decode())
    faults = structure(page, done.out.decode())
    faults += ["the title is not shown as it is"] if "<script>alert(2)</script>" not in page.text else []
    faults += ["a javascript: address became a link"] if b'href="javascript' in done.out.lower() else []
    tap.result("report: hostile rules stay text", faults)


def people(here):
    """Names of pages made from ids; the index."""
    rows = ["../../etc/passwd", "index", "INDEX", "anna", "Anna", "anna", "", ".hidden", "a/b", "-rf", "con", "maria garcía", "<b>\"'", "x" * 400, "..", "a%2e", "CA", "q" * 100, "row-21", ""]
    table = "id,age,lives_in\n" + "".join('"' + r.replace('"', '""') + '",36,CA\n' for r in rows) + "bad,99999,CA\n"
    (here / "people.csv").write_text(table)
    wanted = {"=2E.=2F..=2Fetc=2Fpasswd.html", "index~3.html", "INDEX~4.html", "anna.html", "Anna~6.html", "anna~7.html", "row~8.html", "=2Ehidden.html", "a=2Fb.html",
              "=2Drf.html", "con.html", "maria=20garc=C3=ADa.html", "=3Cb=3E=22=27.html", "x" * 100 + "~15.html", "=2E..html", "a=252e.html", "CA.html", "q" * 100 + "~19.html", "row-21.html", "row~21.html", "index.html"}
    done = tap.run(["batch", "people.csv", "CA/CMPSS", "GU", "--report", "out/pages", *AS_OF, "--jobs", "1"], cwd=here)
    folder = here / "out" / "pages"
    got = {p.name for p in folder.iterdir()} if folder.exists() else set()
    faults = [f"status {done.status}, expected 4 for the bad row: {done.err.decode()}"] if done.status != 4 or b"99999" not in done.err else []
    faults += [f"missing: {sorted(wanted - got)}", f"too many: {sorted(got - wanted)}"] if wanted != got else []
    faults += [f"outside of the folder: {p}" for p in here.rglob("*.html") if p.parent != folder]
    faults += [f"{p.name} is not private" for p in [folder, *folder.iterdir()] if stat.S_IMODE(p.stat().st_mode) & 0o077]
    tap.result("batch --report: a page a person under a safe name", faults)
    index = Reader((folder / "index.html").read_text())
    faults = structure(index, (folder / "index.html").read_text())[:5]
    hrefs = [link for link in index.links if not link.startswith(("#", "http"))]
    faults = [f for f in faults if not f.startswith("no web address")]
    faults += [f"no such page: {h}" for h in hrefs if h not in wanted]
    faults += ["not a row for each"] if len(hrefs) != len(rows) else []
    faults += [f"not said: {w}" for w in ("for 20 people", "1 row of the table was left out") if w not in index.text]
    tap.result("batch --report: the index leads to every page", faults)
    pages = {p.name: p.read_text() for p in sorted(folder.iterdir()) if p.name != "index.html"}
    faults = [f"{name}: {fault}" for name, text in pages.items() for fault in structure(Reader(text), text)]
    tap.result("batch --report: every page is well made", faults)
    again = here / "again"
    tap.run(["batch", "people.csv", "CA/CMPSS", "GU", "--report", str(again), *AS_OF, "--jobs", "4"], cwd=here)
    same = {p.name: p.read_bytes() for p in folder.iterdir()} == {p.name: p.read_bytes() for p in again.iterdir()}
    tap.result("batch --report: the same with four threads", [] if same else ["the folders differ"])
    (here / "fewer.csv").write_text("id,age,lives_in\nzoe,36,CA\n")
    fewer = tap.run(["batch", "fewer.csv", "CA/CMPSS", "GU", "--report", str(again), *AS_OF], cwd=here)
    faults = [] if fewer.status == 0 and re.search(rb"again: warning\[B0911\]: pages here that are not of this run: 20; the index leaves them out", fewer.err) else [f"{fewer}"]
    faults += [f"{p.name} is gone" for p in folder.iterdir() if not (again / p.name).exists()]
    tap.result("batch --report: pages of an earlier run stay, and are told of", faults)
    (here / "person.json").write_text(json.dumps({"profile": 1, "id": "anna", "age": 36, "lives_in": "CA"}))
    alone = make(["CA/CMPSS", "GU", "-p", "person.json"], cwd=here).out.decode()
    strip = lambda text: re.sub(r"<title>.*?</title>|<p class=\"kicker\">.*?</p>", "", text)
    tap.result("batch --report: the page is that of report", [] if strip(alone) == strip((folder / "anna.html").read_text()) else ["they differ"])
    many(here)


def many(here):
    """Constant memory, and nothing unfinished left after a failure."""
    (here / "many.csv").write_text("id,age,lives_in\n" + "".join(f"p{i},{18 + i % 60},CA\n" for i in range(400)))
    done = tap.run(["batch", "many.csv", "CA/CMPSS", "--report", "many", *AS_OF], cwd=here)
    tap.result("batch --report: 400 people", [] if done.status == 0 and len(list((here / "many").iterdir())) == 401 else [f"{done}"])
    (here / "blocked").mkdir()
    (here / "blocked" / "p7.html").mkdir()
    done = tap.run(["batch", "many.csv", "CA/CMPSS", "--report", "blocked", *AS_OF], cwd=here)
    left = [p.name for p in (here / "blocked").iterdir() if p.name.startswith(".")]
    faults = [f"status {done.status}: {done.err.decode()}"] if done.status != 5 or b"cannot write pages into" not in done.err else []
    tap.result("batch --report: a page that cannot be written ends it, and nothing unfinished stays", faults + left)


def look(pages):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium or not (MODULES / "playwright-core").exists() or not (MODULES / "axe-core").exists():
        return None
    env = {"HOME": tap.HOME.name, "PATH": os.environ["PATH"]}
    done = subprocess.run(["node", str(tap.TESTS / "report.mjs"), chromium, str(MODULES), *map(str, pages)], capture_output=True, text=True, env=env, timeout=1200)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout or "{}")


def check_stops(stops, open_places):
    """The tabulator goes down the page; on the map row by row; nothing gets the focus unseen."""
    faults = [f"not seen: {s['name']}" for s in stops if not s["seen"]][:5]
    tiles = [s for s in stops if s["href"] and re.fullmatch(r"#[A-Z]{2}", s["href"]) and s["tag"] == "A"]
    places = [(s["y"], s["x"]) for s in tiles]
    faults += ["no tile is reached"] if not tiles else []
    faults += ["the tiles are not reached row by row"] if places != sorted(places) else []
    return faults


def printed(path, paper, least, most, words):
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
    text = plain(subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout)
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info)
    wanted = {"A4": (595, 842), "Letter": (612, 792)}[paper]
    faults = [f"{pages} pages, expected {least} to {most}"] if not least <= pages <= most else []
    faults += [f"page size {size[0]}"] if any(abs(float(size[i + 1]) - wanted[i]) > 2 for i in (0, 1)) else []
    return faults + [f"not printed: {w}" for w in words if plain(w) not in text]


# How many sheets, and words that must stand on them: of folded parts too, and the address of a source.
PRINTS = {
    "all-example": (8, 26, ["The issuer decides.", "By answer", "Certified Peer Support Specialist", "Oregon"]),
    "california": (6, 12, ["The route for people certified elsewhere", "How the dates are worked out", "https://www.capeercertification.org/fee-schedule/", "The issuer decides."]),
    "one": (2, 5, ["Apply to California Mental Health Services Authority", "https://www.capeercertification.org/certification-initial/"]),
    "newcomer": (10, 40, ["South Dakota", "What this rests on"]),
    "five-places": (2, 30, ["Place by place", "Oregon"]),
    "nobody": (4, 10, ["Questions that decide, the most decisive first"]),
    "later": (6, 20, ["The issuer decides."]),
    "index": (1, 1, ["Person by person"]),
}


def browser():
    with tempfile.TemporaryDirectory(prefix="peerpath-report-") as scratch:
        here = pathlib.Path(scratch)
        for name, args in PAGES.items():
            (here / f"{name}.html").write_bytes(make(args).out)
        tap.run(["batch", str(PROFILES / "people.csv"), "CA", "OR", "--report", str(here / "people"), *AS_OF])
        shutil.copy(here / "people" / "index.html", here / "index.html")
        pages = sorted(here.glob("*.html"))
        found = look(pages)
        if found is None:
            return tap.result("report: Chromium, playwright-core and axe-core are installed", ["they are not: tests/run install"])
        for path in pages:
            seen, name = found[str(path)], path.stem
            tap.result(f"report {name}: silent console, no request, no script", seen["console"] + seen["requests"] + (["a script"] if seen["scripts"] else []))
            tap.result(f"report {name}: axe-core, light and dark", seen["axe"])
            tap.result(f"report {name}: no wider than the window", [f"{v} pixels at {k}" for k, v in seen["widths"].items() if v > int(k)])
            if name != "index":
                tap.result(f"report {name}: keyboard", check_stops(seen["stops"], name))
                tap.result(f"report {name}: a tile opens its place", [] if seen["opened"] else ["it stays folded"])
            for paper in ("A4", "Letter"):
                tap.result(f"report {name}: on {paper}", printed(here / f"{name}-{paper}.pdf", paper, *PRINTS[name]))
        valid = subprocess.run([str(MODULES / ".bin" / "html-validate"), "--config", str(tap.TESTS / "report.htmlvalidate.json"), "--formatter", "text", *map(str, pages)],
                               capture_output=True, text=True, cwd=here)
        tap.result("report: html-validate", [valid.stdout[:3000] + valid.stderr[:500]] if valid.returncode else [])


def picture():
    with tempfile.TemporaryDirectory(prefix="peerpath-report-") as scratch:
        page = pathlib.Path(scratch) / "page.html"
        page.write_bytes(make(PAGES["all-example"]).out)
        sys.exit("chromium and playwright-core are not installed: tests/run install") if look([page, tap.TOP / "cmd" / "report.png"]) is None else None


if sys.argv[1] == "picture":
    picture()
else:
    {"facts": facts, "hostile": hostile, "browser": browser}[sys.argv[1]]()
    tap.finish()

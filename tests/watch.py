#!/usr/bin/env python3
"""watch: what holds, what is gone, what cannot be read; manners on the network; hostile pages."""
import gzip, json, os, pathlib, random, sys, tempfile, threading, time

import tap
from update_world import Scripted

HEAD = """schema: 1
jurisdiction: CA
name: California
certifies: yes
reviewed: 2026-11-21
summary: made up
sources:
"""
CREDENTIAL = """credentials:
  - id: ca-x
    title: X
    track: integrated
    level: standard
    status: active
    issuer: I
    medicaid: unknown
    routes:
      standard:
"""
PAGE = "<!doctype html><html><head><title>t</title><style>p {at least 99 years}</style></head><body>%s</body></html>"


def rules(folder, facts):
    """facts: [(name, evidence, [urls])], each an 'other' requirement of that name."""
    urls = list(dict.fromkeys(u for _, _, us in facts for u in us))
    text = HEAD + "".join(f"  s{i}: {{title: t, url: {json.dumps(u)}, publisher: issuer, dated: unknown}}\n" for i, u in enumerate(urls)) + CREDENTIAL
    for name, evidence, us in facts:
        keys = ", ".join(f"s{urls.index(u)}" for u in us)
        text += f"        - {{other: {name}, id: {name}, evidence: {json.dumps(evidence)}, source: [{keys}]}}\n"
    (folder / "CA.yaml").write_text(text)


class Reader:
    def __init__(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="peerpath-watch-")
        self.home = pathlib.Path(self.scratch.name)
        self.states = self.home / "states"
        self.states.mkdir()

    def watch(self, *more, timeout=90):
        pause = [] if "--pause" in more else ["--pause", "0"]
        return tap.run(["watch", "CA", "--states", str(self.states), *pause, *more], env={"HOME": str(self.home)}, timeout=timeout)

    def states_of(self, *more):
        done = self.watch("--format", "json", *more)
        found = {f["fact"]: f for f in json.loads(done.out)["facts"]} if done.out else {}
        return done, found


def page(content, kind="text/html; charset=utf-8", **headers):
    body = content if isinstance(content, bytes) else content.encode()
    return lambda h: h.answer(200, body, {"Content-Type": kind, **headers})


# name: (evidence, what the server does, the state that it should find)
FACTS = {
    "plain": ("at least 18 years of age", page(PAGE % "<p>You must be at least 18 years of age.</p>"), "holds"),
    "case": ("At Least 18 YEARS", page(PAGE % "<p>at least 18 years</p>"), "holds"),
    "tags": ("80 hours of training", page(PAGE % "<p><b>80</b> ho<i>urs</i> of <a href='x'>training</a></p>"), "holds"),
    "entities": ("Peers & families' 40 hours", page(PAGE % "<p>Peers &amp; families&rsquo; 40&nbsp;hours</p>"), "holds"),
    "broken_lines": ("one two three four", page(PAGE % "<p>one\n   two<br>three</p><p>four</p>"), "holds"),
    "dashes": ("ages 14-26", page(PAGE % "<p>ages 14\u201326</p>"), "holds"),
    "soft_hyphens": ("certification", page(PAGE % "<p>certi\u00adfi\u200bcation</p>"), "holds"),
    "table": ("fee 50 dollars", page(PAGE % "<table><tr><td>fee</td><td>50</td><td>dollars</td></tr></table>"), "holds"),
    "latin": ("caf\u00e9 hours 5", page("<p>caf\xe9 hours 5</p>".encode("latin-1"), "text/html; charset=iso-8859-1"), "holds"),
    "charset_in_capitals": ("80 \u0447\u0430\u0441\u043e\u0432", page("<p>80 \u0447\u0430\u0441\u043e\u0432</p>".encode("koi8-r"), "text/html; Charset=KOI8-R"), "holds"),
    "windows": ("peers\u2019 80 hours", page("<meta charset=utf-8><p>peers\u2019 80 hours</p>".encode("windows-1252"), "text/html; charset=windows-1252"), "holds"),
    "latin_of_windows": ("peers' 80 hours", page(b"<p>peers\x92 80 hours</p>", "text/html; charset=iso-8859-1"), "holds"),
    "ascii_of_windows": ("peers' 80 hours", page(b"<p>peers\x92 80 hours</p>", "text/html; charset=us-ascii"), "holds"),
    "quoted_charset": ("80 \u0447\u0430\u0441\u043e\u0432", page("<p>80 \u0447\u0430\u0441\u043e\u0432</p>".encode("koi8-r"), "text/html; charset = 'koi8-r'"), "holds"),
    "charset_of_page": ("80 \u0447\u0430\u0441\u043e\u0432", page("<meta charset=koi8-r><p>80 \u0447\u0430\u0441\u043e\u0432</p>".encode("koi8-r"), "text/html"), "holds"),
    "mark_wins": ("caf\u00e9 hours 5", page("\ufeff<p>caf\u00e9 hours 5</p>", "text/html; charset=windows-1252"), "holds"),
    "undeclared": ("caf\u00e9 hours 5", page("<p>caf\u00e9&nbsp;hours\u00a05</p>", "text/html"), "holds"),
    "undeclared_windows": ("caf\u00e9 hours' 5", page(b"<p>caf\xe9 hours\x92 5</p>", "text/html"), "holds"),
    "utf16_mark": ("80 hours", page("<p>80 hours</p>".encode("utf-16"), "text/html"), "holds"),
    "utf16_header": ("80 hours", page("<p>80 hours</p>".encode("utf-16-be"), "text/html; charset=utf-16be"), "holds"),
    "latin_text": ("caf\u00e9 hours 5", page("caf\u00e9 hours 5".encode("latin-1"), "text/plain; charset=iso-8859-1"), "holds"),
    "last_letter_waits": ("80 \u05e9\u05e2\u05d5\u05ea", page("80 \u05e9\u05e2\u05d5\u05ea".encode("cp1255"), "text/plain; charset=windows-1255"), "holds"),
    "last_letter_of_1258": ("80 gi\u01a1", page("80 gi\u01a1".encode("cp1258"), "text/plain; charset=windows-1258"), "holds"),
    "bytes_astray": ("80 hours", page(b"<p>80 hours, \xe9</p>"), "holds"),
    "words_astray": ("caf\u00e9 hours", page(b"<p>caf\xe9 hours</p>"), "unreachable"),
    "charset_unknown": ("caf\u00e9 hours", page(b"<p>caf\x82 hours</p>", "text/html; charset=x-klingon"), "unreachable"),
    "too_long": ("80 hours", page(b"\x85" * 4_000_000, "text/plain; charset=windows-1252"), "unreachable"),
    "loop_in_script": ("80 hours", page(PAGE % ("<script>for(var i=0;i<n;i++){\n" + "                go(i);\n" * 400 + "}</script><p>80 hours</p>")), "holds"),
    "tag_in_comment": ("80 hours", page(PAGE % ("<!-- <p title=' --><p>80 hours</p>" + " " * 2000)), "holds"),
    "sign_in_style": ("80 hours", page(PAGE % ("<style>a<b {\n" + "  color: red;\n" * 400 + "}</style><p>80 hours</p>")), "holds"),
    "many_attributes": ("80 hours", page(PAGE % ("<p " + " ".join(f"data-{i}='x y'" for i in range(2000)) + ">80 hours</p>")), "holds"),
    "comment_in_title": ("80 hours", page("<title>a <!-- c</title><p>80 hours</p>"), "holds"),
    "words_in_title": ("80 <hours> & more", page("<title>80 <hours> &amp; more</title><p>x</p>"), "holds"),
    "comment_in_textarea": ("80 hours", page("<form><textarea rows=2><!-- c</textarea></form><p>80 hours</p>"), "holds"),
    "comment_without_end": ("80 hours", page("<p>welcome</p><!-- <p>80 hours</p>"), "unreachable"),
    "script_without_end": ("80 hours", page("<p>welcome</p><script>go(); <p>80 hours</p>"), "unreachable"),
    "title_without_end": ("80 hours", page("<title>welcome <p>80 <b>hours</b></p>"), "unreachable"),
    "tag_without_end": ("80 hours", page("<p>welcome</p><p class='a>80 hours</p>"), "unreachable"),
    "before_the_break": ("80 hours", page("<p>80 hours</p><!-- and so on"), "holds"),
    "pattern_signs": ("(a+)+ [80] $5.00 hours?", page(PAGE % "<p>(a+)+ [80] $5.00 hours?</p>"), "holds"),
    "text": ("80 hours", page("It takes\n80\thours.\n", "text/plain"), "holds"),
    "packed": ("80 hours", page(gzip.compress((PAGE % "<p>80 hours</p>").encode()), **{"Content-Encoding": "gzip"}), "holds"),
    "moved": ("80 hours", lambda h: h.answer(301, b"", {"Location": "/text"}), "holds"),
    "refreshed": ("80 hours", page("<meta http-equiv='Refresh' content='0; url=/text'><p>We have moved.</p>"), "unreachable"),
    "refreshed_later": ("80 hours", page("<meta http-equiv=refresh content='1800; url=/bye'><p>60 hours</p>"), "gone"),
    "refreshes_itself": ("80 hours", page("<meta http-equiv=refresh content=5><p>60 hours</p>"), "gone"),
    "refreshed_soon": ("80 hours", page("<noscript><META content='10 , /text' http-equiv=refresh></noscript><p>We have moved.</p>"), "unreachable"),
    "refreshed_with_words": ("80 hours", page("<meta http-equiv=refresh content=5;url=/text><p>80 hours</p>"), "holds"),
    "gone": ("80 hours", page(PAGE % "<p>60 hours</p>"), "gone"),
    "longer_figure": ("80 hours", page(PAGE % "<p>180 hours, 2,080 hours, 0.80 hours</p>"), "gone"),
    "figure_at_the_end": ("fee: 50", page(PAGE % "<p>fee: 500, fee: 50.75, fee: 50,000</p>"), "gone"),
    "figure_and_stop": ("fee: 50", page(PAGE % "<p>the fee: 50. Pay, please.</p>"), "holds"),
    "in_script": ("80 hours", page(PAGE % "<script>var x = '80 hours';</script><p>nothing</p>"), "gone"),
    "in_style": ("at least 99 years", page(PAGE % "<p>nothing</p>"), "gone"),
    "missing": ("80 hours", lambda h: h.answer(404, b"80 hours"), "unreachable"),
    "refused": ("80 hours", lambda h: h.answer(403, b"80 hours"), "unreachable"),
    "pdf": ("80 hours", page(b"%PDF-1.7 80 hours", "application/pdf"), "unreachable"),
    "disguised_pdf": ("80 hours", page(b"%PDF-1.7 80 hours"), "unreachable"),
    "empty": ("80 hours", page(""), "unreachable"),
    "private": ("80 hours", page(PAGE % "80 hours"), "unreachable"),
    "cut": ("80 hours", lambda h: (h.send_response(200), h.send_header("Content-Length", "9999"), h.end_headers(), h.wfile.write(b"<p>80 hours</p>"), setattr(h, "close_connection", True)), "unreachable"),
}


def states():
    reader = Reader()
    with Scripted(reader.home) as server:
        for name, (_, behaviour, _) in FACTS.items():
            server.special["/" + name] = behaviour
        server.special["/robots.txt"] = page("User-agent: *\nDisallow: /private\n", "text/plain")
        rules(reader.states, [(name, evidence, [f"{server.url}/{name}"]) for name, (evidence, _, _) in FACTS.items()])
        done, found = reader.states_of()
        for name, (evidence, _, wanted) in FACTS.items():
            got = found.get(f"ca-x.{name}", {})
            tap.result(f"watch: {name} {wanted}", [] if got.get("state") == wanted else [f"{got}", done.err.decode()[:300]])
        tap.result("watch: something gone is exit 1", [] if done.status == 1 else [f"{done.status}"])
        tap.result("watch: a page that robots.txt forbids is not asked for", [p for p, _ in server.seen if p == "/private"])
        breaks_off = "the page breaks off inside a comment, a script or a tag: look at it yourself"
        reasons = {name: found.get(f"ca-x.{name}", {}).get("reason") for name in ("words_astray", "charset_unknown", "too_long", "comment_without_end", "title_without_end", "refreshed")}
        tap.result("watch: what cannot be read for certain is said", [] if reasons == {"words_astray": "the page holds bytes that do not belong to its character set (UTF-8)",
                   "charset_unknown": "the page is written in a character set that is not known here (x-klingon)", "too_long": "the page is too long to be read: look at it yourself", "refreshed": "the page sends its readers on to another: look there yourself",
                   "comment_without_end": breaks_off, "title_without_end": breaks_off} else [f"{reasons}"])
        tap.result("watch: reasons are given", [n for n, f in found.items() if f["state"] == "unreachable" and not f.get("reason")])
        text = reader.watch().out.decode()
        tap.result("watch: the text names what is gone with its page", [] if f"{server.url}/gone" in text and "gone" in text.split("Unreachable")[0] else [text])
        marked = reader.watch("--format", "markdown").out.decode()
        tap.result("watch: Markdown has headings and items", [] if marked.startswith("# ") and "\n## Gone" in marked and "\n- " in marked else [marked])


def two_sources():
    reader = Reader()
    with Scripted(reader.home) as server:
        server.special.update({"/has": page(PAGE % "80 hours"), "/not": page(PAGE % "none"), "/away": lambda h: h.answer(503, b"")})
        url = lambda *names: [f"{server.url}/{n}" for n in names]
        rules(reader.states, [("a", "80 hours", url("not", "has")), ("b", "80 hours", url("has", "away")), ("c", "80 hours", url("not", "away")),
                              ("d", "80 hours", url("away", "not")), ("e", "80 hours", url("not")), ("f", "80 hours", [server.url + "/not#part", server.url + "/not"])])
        done, found = reader.states_of()
        got = {n[-1]: f["state"] for n, f in found.items()}
        wanted = {"a": "holds", "b": "holds", "c": "unreachable", "d": "unreachable", "e": "gone", "f": "gone"}
        tap.result("watch: one page that has the words is enough, gone needs all pages read", tap.difference("states", str(wanted), str(got)))
        tap.result("watch: each page is asked for once", [] if sum(p == "/not" for p, _ in server.seen) == 1 else [f"{[p for p, _ in server.seen]}"])
        rules(reader.states, [("a", "80 hours", url("has"))])
        done = reader.watch()
        tap.result("watch: nothing gone is exit 0", [] if done.status == 0 else [f"{done}"])


class Counter:
    """A page that counts how often it is asked for, when, and how often at once."""

    def __init__(self, seconds, reply):
        self.seconds, self.reply, self.inside, self.most, self.times, self.lock = seconds, reply, 0, 0, [], threading.Lock()

    def __call__(self, handler):
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
            self.times.append(time.monotonic())
        time.sleep(self.seconds)
        with self.lock:
            self.inside -= 1
        self.reply(handler)

    def gaps(self):
        return [b - a for a, b in zip(self.times, self.times[1:])]


def manners():
    """One request to a server at a time, a pause between two, conditional the second time, robots.txt first, a plain User-Agent."""
    reader = Reader()

    def tagged(handler):
        tag = '"same"'
        unchanged = handler.headers.get("If-None-Match") == tag
        handler.answer(304 if unchanged else 200, b"" if unchanged else (PAGE % "80 hours").encode(), {"ETag": tag, "Content-Type": "text/html"})
    counted = Counter(0.05, tagged)
    with Scripted(reader.home) as server:
        for i in range(4):
            server.special[f"/{i}"] = counted
        rules(reader.states, [(f"n{i}", "80 hours", [f"{server.url}/{i}"]) for i in range(4)])
        done, found = reader.states_of("--pause", "1")
        gaps = counted.gaps()
        tap.result("watch: one request to a server at a time", [f"{counted.most} at once"] if counted.most != 1 else [])
        tap.result("watch: a pause between two requests", [f"{gaps}"] if len(gaps) != 3 or min(gaps) < 1 else [])
        tap.result("watch: robots.txt comes first", [f"{server.seen}"] if server.seen[0][0] != "/robots.txt" else [])
        names = {n.lower() for _, h in server.seen for n in h}
        tap.result("watch: headers carry nothing about the person", sorted(names - {"host", "user-agent", "accept", "accept-encoding", "if-none-match", "if-modified-since"}))
        server.seen.clear()
        done, found = reader.states_of()
        conditional = [h.get("If-None-Match") for p, h in server.seen if p != "/robots.txt"]
        tap.result("watch: the second time it asks for changes only, and finds the same", [] if conditional == ['"same"'] * 4 and {f["state"] for f in found.values()} == {"holds"} else [f"{conditional} {found}"])
        server.special["/robots.txt"] = lambda h: h.answer(500, b"")
        done, found = reader.states_of()
        tap.result("watch: a site whose robots.txt fails is left alone", [] if {f["state"] for f in found.values()} == {"unreachable"} else [f"{found}"])
    done, found = reader.states_of()
    tap.result("watch: a server that is gone is unreachable, not gone", [] if done.status == 0 and {f["state"] for f in found.values()} == {"unreachable"} else [f"{done}"])


def one_computer():
    """Two servers on one computer are asked one after the other; a pause that robots.txt asks for is kept; 429 ends the visit."""
    reader = Reader()
    counted = Counter(0.1, page(PAGE % "80 hours"))
    with Scripted(reader.home) as one, Scripted(reader.home) as other:
        urls = [f"{server.url}/{i}" for i in range(3) for server in (one, other)]
        for server in (one, other):
            server.special["*"] = counted
        rules(reader.states, [(f"n{i}", "80 hours", [url]) for i, url in enumerate(urls)])
        done, found = reader.states_of()
        tap.result("watch: two servers on one computer are asked one after the other", [] if counted.most == 1 and {f["state"] for f in found.values()} == {"holds"} else [f"{counted.most} at once, {found}"])
    with Scripted(reader.home) as server:
        server.special["/robots.txt"] = page("User-agent: *\nCrawl-delay: 1\n", "text/plain")
        server.special["*"] = counted
        rules(reader.states, [(f"n{i}", "80 hours", [f"{server.url}/{i}"]) for i in range(3)])
        counted.times.clear()
        reader.states_of()
        gaps = counted.gaps()
        tap.result("watch: the pause that robots.txt asks for", [] if len(gaps) == 2 and min(gaps) >= 1 else [f"{gaps}"])
        server.special["*"] = lambda h: h.answer(429, b"")
        server.special["/robots.txt"] = lambda h: h.answer(404, b"")
        server.seen.clear()
        done, found = reader.states_of()
        asked = [p for p, _ in server.seen if p != "/robots.txt"]
        tap.result("watch: a server that asks for fewer requests gets no more", [] if len(asked) == 1 and {f["state"] for f in found.values()} == {"unreachable"} else [f"{asked} {found}"])
        tap.result("watch: and the reason says so", [] if all("429" in f["reason"] for f in found.values()) else [f"{found}"])


def leads(to, status=302):
    return lambda h: h.answer(status, b"<p>80 hours</p>", {"Location": to, "Content-Type": "text/html"})


def asked_of(server):
    return [p for p, _ in server.seen if p != "/robots.txt"]


def redirects():
    """A redirect is followed with the manners of the server that it leads to, and said."""
    reader = Reader()
    with Scripted(reader.home) as one, Scripted(reader.home, "127.0.0.2") as other:
        has, home = page(PAGE % "80 hours"), page(PAGE % "welcome")
        one.special.update({"/robots.txt": page("\ufeffUser-agent: *\nDisallow: /private\n", "text/plain"), "/private": has, "/to_private": leads("/private"), "/has": has, "/to_has": leads("/has"),
                            "/home": home, "/a": leads("/home"), "/b": leads("/home", 301), "/away": leads(other.url + "/has"), "/shut": leads(other.url + "/shut"), "/loop": leads("/loop2"), "/loop2": leads("/loop"),
                            "/nowhere": lambda h: h.answer(302, b"80 hours"), "/user": leads(one.url.replace("//", "//me:secret@") + "/has"), "/file": leads("file:///etc/passwd"), "/odd": leads("/has it\xff#x"), "/has%20it%ff": has, "/plain": leads("http://rules.example.org/")})
        one.special.update({f"/hop{i}": leads(f"/hop{i + 1}") for i in range(6)}, **{"/hop6": has})
        other.special.update({"/robots.txt": page("User-agent: *\nDisallow: /shut\n", "text/plain"), "/has": has, "/shut": has})
        wanted = {"to_private": "unreachable", "to_has": "holds", "a": "gone", "b": "gone", "away": "holds", "shut": "unreachable", "loop": "unreachable", "nowhere": "unreachable", "user": "unreachable",
                  "odd": "holds", "file": "unreachable", "plain": "unreachable", "hop0": "unreachable", "hop1": "holds"}
        rules(reader.states, [(name, "80 hours", [f"{one.url}/{name}"]) for name in wanted])
        done, found = reader.states_of()
        state = {name[5:]: f["state"] for name, f in found.items()}
        tap.result("watch: what becomes of redirects", tap.difference("states", str(wanted), str(state)))
        tap.result("watch: a path that robots.txt forbids is not asked for after a redirect either", [p for p in asked_of(one) if p == "/private"] + [p for p in asked_of(other) if p == "/shut"])
        tap.result("watch: another server is asked for its robots.txt first", [] if other.seen and other.seen[0][0] == "/robots.txt" else [f"{other.seen}"])
        tap.result("watch: a page to which two lead is asked for once", [] if asked_of(one).count("/home") == 1 else [f"{asked_of(one)}"])
        to = {name[5:]: f.get("redirected_to") for name, f in found.items()}
        told = {"a": one.url + "/home", "to_private": one.url + "/private", "away": other.url + "/has", "plain": "http://rules.example.org/", "nowhere": None}
        tap.result("watch: JSON names where a redirect led", tap.difference("addresses", str(told), str({name: to.get(name) for name in told})))
        reasons = {name[5:]: f.get("reason", "") for name, f in found.items()}
        said = {"to_private": "robots.txt", "plain": "https", "file": "https", "user": "https", "loop": "without an end", "hop0": "without an end", "nowhere": "302"}
        tap.result("watch: reasons of redirects that are not followed", [f"{name}: {reasons[name]}" for name, word in said.items() if word not in reasons[name]])
        summary = json.loads(done.out)["summary"]
        tap.result("watch: pages are those that are cited", [] if summary["pages"] == len(wanted) else [f"{summary}"])
        for form in ("text", "markdown"):
            shown = "".join(reader.watch("--format", form).out.decode().split())
            tap.result(f"watch: {form} names where a redirect led", [] if f"{one.url}/a,whichredirectsto{one.url}/home" in shown else [shown])
        away = Counter(0, has)
        one.special.update({f"/away{i}": leads(f"{other.url}/away{i}") for i in range(3)})
        other.special.update({f"/away{i}": away for i in range(3)})
        rules(reader.states, [(f"n{i}", "80 hours", [f"{one.url}/away{i}"]) for i in range(3)])
        reader.states_of("--pause", "1")
        tap.result("watch: a pause before each page of a server to which others lead", [] if away.most == 1 and len(away.gaps()) == 2 and min(away.gaps()) >= 1 else [f"{away.most} {away.gaps()}"])


def stranger_leads_home():
    """A page of a stranger leads to nothing that only this computer can see. The stranger is played by a proxy."""
    reader = Reader()
    with Scripted(reader.home) as ours, Scripted(reader.home) as proxy:
        ours.special["*"] = page(PAGE % "80 hours")
        proxy.special.update({"http://rules.example.org/robots.txt": lambda h: h.answer(404, b""), "http://rules.example.org/a": leads(ours.url + "/secret"),
                              "http://other.example.org/robots.txt": leads(ours.url + "/secret")})
        rules(reader.states, [(name, "80 hours", [f"http://{host}.example.org/{name}"]) for name, host in (("a", "rules"), ("b", "other"))])
        done = tap.run(["watch", "CA", "--states", str(reader.states), "--pause", "0", "--format", "json"], env={"HOME": str(reader.home), "http_proxy": proxy.url})
        states = {f["fact"]: f["state"] for f in json.loads(done.out)["facts"]}
        tap.result("watch: a stranger leads it to nothing on this computer", [] if set(states.values()) == {"unreachable"} and not ours.seen and not any(ours.url in p for p, _ in proxy.seen) else [f"{states} {ours.seen} {proxy.seen}"])


def robots_files():
    """A robots.txt that lies elsewhere, that begins with a byte order mark, or that asks for fewer requests."""
    for name, behaviour, asked, word in (("is followed to where it lies", leads("/elsewhere.txt"), ["/elsewhere.txt"], "asks programs not to read it"),
                                         ("may begin with a byte order mark", page("\ufeffUser-agent: *\nDisallow: /a", "text/plain"), [], "asks programs not to read it"),
                                         ("that asks for fewer requests ends the visit", lambda h: h.answer(429, b""), [], "HTTP 429"),
                                         ("that fails ends the visit", lambda h: h.answer(500, b""), [], "does not answer for its robots.txt"),
                                         ("that leads in circles ends the visit", leads("/robots.txt"), [], "its robots.txt redirects from page to page without an end"),
                                         ("that leads to a stranger ends the visit", leads("http://rules.example.org/"), [], "its robots.txt redirects, and a redirect is followed to https:// only")):
        reader = Reader()
        with Scripted(reader.home) as server:
            server.special.update({"/robots.txt": behaviour, "/elsewhere.txt": page("User-agent: *\nDisallow: /a", "text/plain"), "/a": page(PAGE % "80 hours")})
            rules(reader.states, [("a", "80 hours", [server.url + "/a"])])
            done, found = reader.states_of()
            tap.result(f"watch: a robots.txt {name}", [] if asked_of(server) == asked and found["ca-x.a"]["state"] == "unreachable" else [f"{server.seen} {found}"])
            tap.result(f"watch: the reason of a robots.txt {name}", [] if word in found["ca-x.a"]["reason"] else [f"{found}"])


def kept_pages():
    """What lies in the folder of kept pages is no way to make a fact hold, to write elsewhere, or to hang."""
    reader = Reader()
    pages = reader.home / ".cache/peerpath/pages"
    with Scripted(reader.home) as server:
        server.special["/a"] = page(PAGE % "80 hours", ETag='"x"')
        rules(reader.states, [("a", "80 hours", [f"{server.url}/a"])])
        reader.states_of()
        kept = list(pages.iterdir())
        tap.result("watch: kept pages are the user's alone", [] if len(kept) == 1 and kept[0].stat().st_mode & 0o777 == 0o600 and pages.stat().st_mode & 0o777 == 0o700 else [f"{kept}"])
        server.special["/b"] = page(b"<p>caf\xe9</p>", ETag='"x"')
        rules(reader.states, [("b", "caf\u00e9", [f"{server.url}/b"])])
        twice = [reader.states_of()[1]["ca-x.b"]["state"] for _ in range(2)]
        tap.result("watch: a page that cannot be read for certain is not kept", [] if twice == ["unreachable"] * 2 and list(pages.iterdir()) == kept else [f"{twice} {list(pages.iterdir())}"])
        rules(reader.states, [("a", "80 hours", [f"{server.url}/a"])])
        precious = reader.home / "precious"
        precious.write_text(kept[0].read_text())
        server.special["/a"] = page(PAGE % "60 hours", ETag='"y"')
        for what, lay in (("a link", lambda: kept[0].symlink_to(precious)), ("a pipe", lambda: os.mkfifo(kept[0])), ("a folder", lambda: kept[0].mkdir())):
            if kept[0].is_symlink() or kept[0].exists():
                kept[0].unlink()
            lay()
            server.seen.clear()
            done, found = reader.states_of()
            sent = [h.get("If-None-Match") for p, h in server.seen if p == "/a"]
            tap.result(f"watch: {what} among the kept pages is not read", [] if done.status == 1 and sent == [None] and '"x"' in precious.read_text() else [f"{done} {sent}"])
            if what == "a link":
                tap.result("watch: a link among the kept pages is replaced", [] if kept[0].is_file() and not kept[0].is_symlink() else [f"{kept[0]}"])


def hostile():
    """No page crashes it, hangs it or takes memory without bound."""
    reader = Reader()
    noise = random.Random(7)
    soup = "".join(noise.choice(["<", ">", "</p>", "<p a='", "&#x110000;", "&#0;", "&amp", "<!--", "-->", "<![CDATA[", "\x00", "80 ", "<script>", "<table>", "é"]) for _ in range(200_000))

    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        while True:
            handler.wfile.write(b"<p>more and more</p>" * 4000)
    pages = {
        "comments": page("<!---->" * 1_000_000), "quotes": page("<p a='" * 1_000_000), "scripts": page("<script>" * 500_000 + "</script " * 400_000), "signs": page("<" * 4_000_000),
        "deep": page("<div>" * 400_000 + "80 hours"), "noise": page(bytes(noise.randrange(256) for _ in range(400_000))), "soup": page(soup),
        "endless": endless, "bomb": page(gzip.compress(b"<p>x</p>" * 60_000_000, 1), **{"Content-Encoding": "gzip"}),
        "attributes": page("<p " + " ".join(f"a{i}='1'" for i in range(100_000)) + ">80 hours"), "entity": page("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;</p>"),
        "outside": page("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><p>root:x</p><link href='file:///etc/passwd'>"), "long": page("<p>" + "80 " * 2_500_000 + "</p>"),
        "utf16": page("80 hours".encode("utf-16"), "text/html; charset=utf-16"), "charset": page("80 hours", "text/html; charset=" + "x" * 100), "one": page("<"),
    }
    with Scripted(reader.home) as server:
        for name, behaviour in pages.items():
            server.special["/" + name] = behaviour
        rules(reader.states, [(name, "80 hours of training, and (a+)+", [f"{server.url}/{name}"]) for name in pages])
        # Sanitizers reserve terabytes of addresses: there the ceiling is watched by the other builds.
        ceiling = "" if b"__asan_init" in pathlib.Path(tap.PEERPATH).read_bytes() else f"ulimit -v {2 << 20}; "
        done = tap.run(["-c", ceiling + 'exec "$0" "$@"', tap.PEERPATH, "watch", "CA", "--states", str(reader.states), "--pause", "0", "--timeout", "5", "--format", "json"],
                       env={"HOME": str(reader.home)}, timeout=180, program="bash")
        found = {f["fact"]: f["state"] for f in json.loads(done.out or "{\"facts\": []}")["facts"]}
        tap.result("watch: hostile pages", [tap.crashed(done)] * bool(tap.crashed(done)) + ([] if len(found) == len(pages) and "holds" not in found.values() else [f"{found} {done.err.decode()[:500]}"]))


if __name__ == "__main__":
    tap.each([t for t in (states, two_sources, manners, one_computer, redirects, stranger_leads_home, robots_files, kept_pages, hostile) if not sys.argv[1:] or t.__name__ in sys.argv[1:]], lambda test: test())
    tap.finish()

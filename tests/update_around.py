#!/usr/bin/env python3
"""What surrounds an update: settings, runs that go on meanwhile, file systems without locks, valgrind, and the commands that must never fetch.

usage: update_around.py [NAME…]
"""
import fcntl, os, pathlib, re, subprocess, sys, time

import tap
from update import check, is_
from update_world import SMALL, Scripted, World


def opened_by(pid):
    """Where the descriptors of a process lead."""
    paths = []
    for link in pathlib.Path(f"/proc/{pid}/fd").iterdir():
        try:
            paths.append(str(link.readlink()))
        except OSError:
            pass    # closed meanwhile
    return paths


def reading_on(command):
    """A run that began with a set reads that set to its end, whatever is installed meanwhile."""
    world = World()
    world.publish()
    args, words = {"check": (["check", "CA", "-p", "-"], b"{age: 36}"), "batch": (["batch", "-", "CA", "--jobs", "1"], b"id,age\na,36\n")}[command]
    with Scripted(world.web) as server:
        world.source = server.url
        world.update()
        first = (world.store() / "current").resolve()
        wanted = tap.run(args, env=world.env(), stdin=words)
        feed = subprocess.Popen([tap.PEERPATH, *args], env=tap.environment(world.env()), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(6000):
            held = str(first) in opened_by(feed.pid)
            if held:
                break
            time.sleep(0.01)
        for change in ("one", "two", "three"):
            world.touch_rules("CA", change)
            world.publish()
            world.update()
        there = first.exists()
        out, err = feed.communicate(words, timeout=120)
        world.touch_rules("CA", "four")
        world.publish()
        world.update()
        check(f"a running {command} keeps its set, later updates remove it", held=is_(held), there=is_(there), status=is_(feed.returncode == wanted.status, err), out=is_(out == wanted.out, out),
              gone=is_(not first.exists()))


def reading_check():
    reading_on("check")


def reading_batch():
    reading_on("batch")


def in_use(places=SMALL):
    """A reader with an update in use."""
    world = World(places)
    world.publish()
    with Scripted(world.web) as server:
        assert world.update(source=server.url).status == 0
    return world


def no_locks():
    """On a file system without locks (some network ones) the update in use still answers."""
    world = in_use()
    wanted = world.command("check", "CA", "--format", "json")
    for error in ("ENOLCK", "EBADF", "EOPNOTSUPP"):
        done = tap.run(["-f", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e", f"inject=flock:error={error}", tap.PEERPATH, "check", "CA", "--format", "json"], program="strace", env=world.env({"ASAN_OPTIONS": "detect_leaks=0"}))
        check(f"without locks ({error}) the update answers", same=is_((done.status, done.out, done.err) == tuple(wanted) and b'"update"' in done.out, done))


def locked_for_good():
    """A set that somebody else locks and never lets go still answers, and a lock is for its owner alone."""
    world = in_use()
    wanted = world.command("check", "CA", "--format", "json")
    mode = (world.store() / "lock").stat().st_mode & 0o777
    folder = os.open(world.store() / "current", os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    done = world.command("check", "CA", "--format", "json")
    os.close(folder)
    check("a set that stays locked answers", same=is_(done == wanted and b'"update"' in done.out, done), mode=is_(mode == 0o600, oct(mode)))


def settings():
    """Source and key from the settings file and the environment; what is missing is said."""
    world = World()
    world.publish()
    with Scripted(world.web) as server:
        bare = world.command("update")
        check("no source: a usage error that says what to do", status=is_(bare.status == 2), message=is_(b"[U0720]" in bare.err and b"--source" in bare.err, bare.err))
        bare = world.command("update", "--source", server.url)
        check("no key: a usage error", status=is_(bare.status == 2), message=is_(b"[U0721]" in bare.err, bare.err))
        bare = world.command("update", "--source", server.url, "--key", "RWnonsense")
        check("what is no key is said so", status=is_(bare.status in (2, 4)), message=is_(b"[N1014]" in bare.err, bare.err))
        text = pathlib.Path(f"{world.key}.pub").read_text().splitlines()[1]
        done = world.command("update", env={"PEERPATH_SOURCE": server.url, "PEERPATH_KEY": text})
        check("source and key from the environment", status=is_(done.status == 0, done.err))
        stranger = world.new_key("stranger")
        strangers = ["--key", f"{stranger}.pub"]
        done = world.command("update", "--source", server.url, *strangers * 15, "--key", text)
        check("16 keys can be trusted", status=is_(done.status == 0, done.err))
        done = world.command("update", "--check", "--source", server.url, *strangers * 15, "--key", text)
        check("and are remembered", status=is_(done.status == 0, done), said=is_(b"up to date" in done.out, done.out))
        for verb, more in (("update", ["--source", server.url]), ("publish", [str(world.top / "many")])):
            done = world.command(verb, *more, *strangers * 16, "--key", text)
            check(f"more keys than {verb} can remember are refused", status=is_(done.status == 4, done), message=is_(b"[T0206]: 17 public keys are given; at most 16 can be trusted" in done.err, done.err))
        folder = world.home / ".config/peerpath"
        folder.mkdir(parents=True)
        (folder / "config.yaml").write_text(f"source: {server.url}\nkey: {text}\n")
        done = world.command("update")
        check("source and key from the settings", status=is_(done.status == 0, done.err))
        elsewhere = world.top / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "mine.pub").write_bytes(pathlib.Path(f"{stranger}.pub").read_bytes())
        (folder / "mine.pub").write_bytes(pathlib.Path(f"{world.key}.pub").read_bytes())
        (folder / "config.yaml").write_text(f"source: {server.url}\nkey: [mine.pub]\n")
        done = tap.run(["update"], cwd=elsewhere, env=world.env())
        check("a key's file in the settings lies beside them, not in the folder one is in", status=is_(done.status == 0, done.err))
        (folder / "mine.pub").unlink()
        done = tap.run(["update"], cwd=elsewhere, env=world.env())
        check("and is missed there", status=is_(done.status == 4), message=is_(b"[N1014]" in done.err and str(folder).encode() in done.err, done.err))
        for text, message in (("sorce: x\n", "config.yaml:1:1: error[S0401]: unknown field 'sorce'; did you mean 'source'?"), ("sauce: x\n", "unknown field 'sauce'; there is source, key"),
                              ("hello\n", "config.yaml:1:1: error[S0403]: settings must be a mapping, such as 'source: https://rules.example.org/', not a text")):
            (folder / "config.yaml").write_text(text)
            done = world.command("update")
            check(f"a mistake in the settings is shown: {text.strip()}", status=is_(done.status == 4), message=is_(message in done.err.decode(), done.err))
        for text in ("", "\n", "# source: https://rules.example.org/\n\n  # key: …\n", "\ufeff# nothing\n", "\ufeff"):
            (folder / "config.yaml").write_text(text)
            done = world.command("update")
            check(f"settings that set nothing are none: {text[:3]!r}", status=is_(done.status == 2), message=is_(b"[U0720]" in done.err and b"peerpath/config.yaml" in done.err, done.err))


def offline():
    """With an update in use, no command but update and watch opens a socket, or loads what could."""
    world = in_use((*SMALL, "US"))
    profile, people = str(tap.TESTS / "profiles" / "example.yaml"), str(tap.TESTS / "profiles" / "people.csv")
    traced = {
        "check": [["check", "CA", "-p", profile], ["check", "--all"]], "relocate": [["relocate", "--from", "OR", "--to", "CA", "-p", profile]], "plan": [["plan", "CA", "-p", profile]],
        "ncps": [["ncps", "-p", profile]], "renew": [["renew", "-p", profile], ["renew", "-p", profile, "--ics", str(world.top / "renew.ics")]],
        "batch": [["batch", people, "CA"]], "ask": [["ask", "CA", "-o", str(world.top / "asked.yaml")]], "states": [["states"]], "show": [["show", "CA"]], "compare": [["compare", "CA", "OR"]],
        "search": [["search", "ethics"]], "export": [["export", "sql"], ["export", "json"], ["export", "csv"]], "lint": [["lint", str(tap.TOP / "states")], ["lint", profile]],
        "explain": [["explain"], ["explain", "N1012"]], "help": [["help"], ["help", "update"]], "report": [["report", "CA", "-p", profile, "-o", str(world.top / "report.html")]], "map": [["map", "-p", profile]],
        "publish": [["publish", str(world.top / "again"), "--states", str(world.states), "--sign", f"{world.key}.sec"]], "update": [["update", "--rollback"]],
    }
    verbs = set(re.findall(r"^  ([a-z]+) {2,}", tap.run(["help"]).out.decode().split("\nOther topics")[0], re.M)) - {"watch"}
    check("every command is traced for connections", all=is_(verbs <= set(traced), verbs - set(traced)))
    for args in [args for verb in sorted(verbs & set(traced)) for args in traced[verb]]:
        log = world.top / "trace"
        done = tap.run(["-f", "-qq", "-o", str(log), "-e", "trace=%network,openat,execve", tap.PEERPATH, *args], program="strace", env=world.env({"ASAN_OPTIONS": "detect_leaks=0"}))    # leaks cannot be looked for under strace
        lines = log.read_text(errors="replace").splitlines()
        bad = [l for l in lines if re.search(r" (socket|connect|bind|send\w*|recv\w*|getsockopt)\(", l) or re.search(r"lib(curl|xml2)\.so", l)]
        name = " ".join(a for a in args if not a.startswith("/"))
        check(f"no network: {name}", trace=is_(lines, "strace saw nothing"), none=is_(not bad, bad[:3]), status=is_(done.status in (0, 1, 3) or (args[0] == "update" and done.status == 5), done))


def valgrind():
    """No invalid access, no leak of ours: update, publish and watch, with what they refuse."""
    if b"__asan_init" in pathlib.Path(tap.PEERPATH).read_bytes():
        return tap.skip("update: valgrind", "this build has the sanitizers")
    world = World()
    world.publish()
    (world.web / "robots.txt").write_text("User-agent: *\nCrawl-delay: 0\n")
    (world.web / "page.html").write_text("<p>nothing &amp; nobody <b>here</b>")
    pages = world.top / "pages"
    pages.mkdir()
    with Scripted(world.web) as server:
        small = (tap.TESTS / "cases/small/CA.yaml").read_text()
        (pages / "CA.yaml").write_text(re.sub(r"https://example\.org/\w+", server.url + "/page.html", small))
        valgrind = ["--quiet", "--error-exitcode=97", "--leak-check=full", "--errors-for-leak-kinds=definite", tap.PEERPATH]
        args = ["update", "--source", server.url, "--key", f"{world.key}.pub"]
        again = ["publish", str(world.top / "again"), "--states", str(world.states), "--sign", f"{world.key}.sec"]
        watch = ["watch", "--states", str(pages), "--pause", "0"]
        for name, args, wanted in (("a first update", args, 0), ("an update that changes nothing", args, 0), ("a refused update", args, 5), ("no way back", ["update", "--rollback"], 5),
                                   ("publish", again, 0), ("watch", watch, 1), ("watch with kept pages", watch, 1)):
            if wanted == 5:
                (world.web / "manifest.yaml").write_text("schema: 1\n")
            done = tap.run([*valgrind, *args], program="valgrind", env=world.env(), timeout=240)
            check(f"valgrind: {name}", status=is_(done.status == wanted, f"{done.status} {done.err.decode()[:3000]}"))


TESTS = (settings, offline, valgrind, reading_check, reading_batch, no_locks, locked_for_good)

if __name__ == "__main__":
    tap.each([test for test in TESTS if not sys.argv[1:] or test.__name__ in sys.argv[1:]], lambda test: test())
    tap.finish()

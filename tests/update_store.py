"""Threats that lie in the reader's own folder, or in what the reader was told before: links, a second update, damage, another publisher.

Run by update_threats.py.
"""
import threading

import tap
from update_refused import SEEN, expect, older, prepared
from update_world import Scripted, World


def symlinks():
    """Links laid into the staging folder beforehand lead nowhere."""
    world = prepared()
    target = world.top / "target.txt"
    target.write_text("precious\n")
    staging = world.store() / "staging" / "rules"
    staging.mkdir(parents=True)
    (staging / "CA.yaml").symlink_to(target)
    (staging / "XX.yaml").symlink_to(target)
    (staging.parent / "manifest.yaml").symlink_to(target)
    with Scripted(world.web) as server:
        done = world.update(source=server.url)
    installed = world.store() / "current" / "rules" / "CA.yaml"
    tap.result("threat: symlinks in the staging folder", [f"{done.status} {done.err.decode()}"] * (done.status != 0) + ["the target was written"] * (target.read_text() != "precious\n")
               + ["a link was installed"] * (installed.is_symlink() or (installed.parent / "XX.yaml").is_symlink()))
    world = prepared()
    rules = world.top / "elsewhere"
    rules.mkdir()
    (world.store() / "staging").mkdir(exist_ok=True)
    (world.store() / "staging" / "rules").symlink_to(rules)
    before = world.answer()
    with Scripted(world.web) as server:
        done = world.update(source=server.url)
    expect("the staging folder itself is a link", world, done, r"F0107", before, 1)
    tap.result("threat: nothing was written through that link", [f"{list(rules.iterdir())}"] if any(rules.iterdir()) else [])


def together():
    """Two updates at once: one does it, the other says why not."""
    world = prepared()
    holding, over = threading.Event(), threading.Event()

    def hold(handler):
        holding.set()
        over.wait(45)    # until the second update has ended, however slow the computer
        handler.plain()
    with Scripted(world.web) as server:
        server.special["/OR.yaml"] = hold
        before, first = world.answer(), []
        runner = threading.Thread(target=lambda: first.append(world.update(source=server.url)))
        runner.start()
        holding.wait(60)
        done = world.update(source=server.url)
        expect("two updates at once", world, done, r"\[N1036\]", before, 1)
        over.set()
        runner.join()
    tap.result("threat: the first of two updates is done", [] if first and first[0].status == 0 and world.version() == 2 else [f"{first}"])


def publishers():
    """A user who turns to another publisher is never told that the rules of the one before are those."""
    world = prepared()
    stranger = world.new_key("stranger")
    world.web.joinpath("manifest.yaml").write_bytes(world.first[0])
    world.web.joinpath("manifest.yaml.minisig").write_bytes(world.first[1])
    before = world.answer()
    with Scripted(world.web) as server:
        expect("another key over an unchanged list", world, world.update(source=server.url, key=stranger), r"\[N1011\]", before, 1)
        server.special["/manifest.yaml"] = lambda h: h.answer(304, b"")
        expect("another publisher whose server says that nothing changed", world, world.update(source=server.url, key=stranger), r"\[N1003\].*304", before, 1)
        expect("another key, --check", world, world.update("--check", source=server.url, key=stranger), r"\[N1003\]", before, 1)
    world = prepared()
    stranger = world.new_key("stranger")
    with Scripted(world.web) as server:
        assert world.update(source=server.url).status == 0
        before = world.answer()
        older(world)
        expect("an older version, now that one more key is trusted", world, world.update("--key", f"{stranger}.pub", source=server.url), r"\[N1030\]", before, 2)


def odd_tags():
    """What a server says of its files is written down; whatever it is, an older version stays refused after it."""
    for name, tag in {"control characters": '"\x01\x1b[2J\x7f"', "letters beyond ASCII": '"\xa0\xff\xfe"', "YAML": '"\\\\x": {[&a *a', "a long one": '"' + "x" * 5000 + '"', "a tab": 'a\tb', "nothing": ""}.items():
        world = prepared()

        def tagged(handler):
            body = (world.web / handler.path[1:]).read_bytes()
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nETag: " + tag.encode("latin-1") + b"\r\nLast-Modified: " + tag.encode("latin-1")[:60] + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        with Scripted(world.web) as server:
            server.special.update({"/manifest.yaml": tagged, "/manifest.yaml.minisig": tagged})
            done = world.update(source=server.url)
            before = world.answer()
            again = world.update(source=server.url)
            tap.result(f"threat: a tag of {name} does no harm", [f"{done} {again}"] if done.status or again.status else [])
            older(world)
            expect(f"an older version after a tag of {name}", world, world.update(source=server.url), r"\[N1030\]", before, 2)


def damaged_files():
    """A set in use of which somebody changed or removed files is mended; a damaged earlier one is not gone back to."""
    for name, damage in {"changed": lambda f: f.write_text(f.read_text().replace("8", "9", 1)), "removed": lambda f: f.unlink(), "cut": lambda f: f.write_bytes(f.read_bytes()[:100])}.items():
        world = prepared()
        with Scripted(world.web) as server:
            assert world.update(source=server.url).status == 0
            before = world.answer()
            damage(world.store() / "current/rules/CA.yaml")
            asked = world.update("--check", source=server.url)
            done = world.update("--format", "json", source=server.url)
            faults = [] if asked.status == 1 and b"damaged" in asked.out else [f"--check: {asked}"]
            faults += [] if done.status == 0 and b'"fetched": 1' in done.out and world.answer() == before else [f"{done}"]
            back = world.update("--rollback", source=server.url)
            tap.result(f"threat: a file in use that was {name} is fetched again, and the earlier version is still there", faults + ([] if back.status == 0 and world.version() == 1 else [f"{back}"]))
    current = world.answer()
    damage((world.store() / "previous").resolve() / "rules/CA.yaml")
    expect("an earlier version that is damaged", world, world.update("--rollback", source=server.url), r"\[N1037\].*damaged", current, 1)


def damaged():
    """A store that somebody damaged: the built-in rules answer, with a warning, and the next update mends it."""
    world = prepared()
    (world.store() / "current").resolve().rename(world.top / "away")
    done = world.command("states", "--format", "json")
    tap.result("threat: a lost set falls back to the built-in copy with a warning", [] if done.status == 0 and b"built-in" in done.out and b"[N1039]" in done.err else [f"{done.status} {done.err}"])
    SEEN.add("N1039")
    with Scripted(world.web) as server:
        done = world.update(source=server.url)
    tap.result("threat: the next update mends it", [] if done.status == 0 and world.version() == 2 else [f"{done}"])
    done = world.update("--rollback")
    done = world.update("--rollback") if done.status == 0 else done
    SEEN.add("N1037")
    lone = World()
    done = lone.update("--rollback", source="http://127.0.0.1:9")
    tap.result("threat: nothing to go back to", [] if done.status == 5 and b"[N1037]" in done.err else [f"{done}"])


TESTS = (symlinks, together, publishers, odd_tags, damaged_files, damaged)

#!/usr/bin/env python3
"""What an attacker, a broken server or a careless publisher may offer: every time the update is refused with exit status 5 and a
message that says what and why, and the rules in use answer as before.

usage: update_threats.py [WORD…]    only threats whose name holds one of the words
"""
import gzip, pathlib, re, subprocess, sys, time

import tap
import update_store
from update_refused import SEEN, expect, manifest_of, older, prepared, sign
from update_world import Authority, Nginx, Scripted, command


def changed(world, old, new, count=1):
    """The manifest with another text, rightly signed: the publisher's own key gone wrong."""
    text = manifest_of(world)
    assert old in text, (old, text)
    sign(world, text=text.replace(old, new, count))


def first_line(world, name="CA"):
    return next(l for l in manifest_of(world).splitlines(True) if f"name: {name}.yaml" in l)


def body(content, **more):
    return lambda handler: handler.answer(200, content, **more)


def endless(handler):
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    while True:
        handler.wfile.write(b"# endless\n" * 6000)


def slow(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "2000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"#")
        handler.wfile.flush()
        time.sleep(0.1)


def silent(handler):
    time.sleep(8)
    handler.close_connection = True


def endless_head(handler):
    handler.send_response(200)
    handler.flush_headers()
    handler.close_connection = True
    while True:
        handler.wfile.write(b"X-More: and more and more\r\n" * 2000)


def cut(content):
    """Fewer bytes than its own length says, every time."""
    def run(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:len(content) // 2])
        handler.wfile.flush()
        handler.close_connection = True
        handler.connection.shutdown(2)
    return run


def redirect(target):
    return lambda handler: handler.answer(302, b"", {"Location": target})


def bomb(handler):
    """Some hundred kilobytes that unpack to 100 MB."""
    handler.answer(200, PACKED, {"Content-Encoding": "gzip"})


def truncated(path, by):
    data = path.read_bytes()
    path.write_bytes(data[:by] if by < 0 else data + b"#" * by)


def swap_signature(world, text):
    (world.web / "manifest.yaml.minisig").write_text(text)


def other_files_signature(world):
    other = world.top / "other.txt"
    other.write_text("another file\n")
    command("minisign", "-Sm", other, "-s", f"{world.key}.sec")
    swap_signature(world, (world.top / "other.txt.minisig").read_text())


def same_bytes_other_name(world):
    """The very bytes, signed as another file."""
    other = world.top / "notes.txt"
    other.write_text(manifest_of(world))
    command("minisign", "-Sm", other, "-s", f"{world.key}.sec")
    swap_signature(world, (world.top / "notes.txt.minisig").read_text())


def comment_changed(world):
    swap_signature(world, (world.web / "manifest.yaml.minisig").read_text().replace("timestamp:1", "timestamp:2"))


def mixed(world):
    """The new manifest with the old signature, as between two uploads."""
    (world.web / "manifest.yaml.minisig").write_bytes(world.first[1])


def bad_rules(world):
    """Whole and rightly signed, by a publisher who did not lint."""
    path = world.web / "CA.yaml"
    path.write_text(path.read_text().replace("certifies: yes", "certifies: perhaps", 1))
    hashed = subprocess.run(["b2sum", "-l", "256", path], capture_output=True, text=True).stdout.split()[0]
    text = manifest_of(world).replace(first_line(world), f"  - {{name: CA.yaml, size: {path.stat().st_size}, blake2b: {hashed}}}\n")
    sign(world, text=text)


def many(count):
    def prepare(world):
        line = first_line(world)
        sign(world, text=manifest_of(world) + "".join(line.replace("CA", f"C{i}") for i in range(count)))
    return prepare


def renamed(name):
    def prepare(world):
        changed(world, "name: CA.yaml", f"name: {name}")
        world.planted = [world.home / "evil.yaml", world.store() / "evil.yaml", pathlib.Path("/tmp/peerpath-evil.yaml")]
    return prepare


def long_ago(world):
    """Rightly signed, and past its day."""
    sign(world, text=re.sub(r"(published|expires): \S+", r"\1: 2020-01-31", manifest_of(world)))


def same_version(world):
    text = (world.web / "manifest.yaml").read_text().replace("version: 2", "version: 1")
    sign(world, text=text)


PACKED = gzip.compress(b"#" * 100_000_000, 6)

# name: (what to prepare in the web folder, {path: behaviour of the server}, what the message says, further options)
THREATS = {
    "changed manifest": (lambda w: (w.web / "manifest.yaml").write_text(manifest_of(w).replace("version: 2", "version: 9")), {}, r"\[N1012\]"),
    "changed file": (lambda w: (w.web / "CA.yaml").write_text((w.web / "CA.yaml").read_text().replace("8", "9", 1)), {}, r"\[N1034\].*hash differs"),
    "wrong key": (lambda w: sign(w, key=w.new_key("stranger")), {}, r"\[N1011\].*not trusted"),
    "no signature": (lambda w: (w.web / "manifest.yaml.minisig").unlink(), {}, r"minisig: error\[N1003\].*404"),
    "empty signature": (lambda w: swap_signature(w, ""), {}, r"\[N1010\]"),
    "garbled signature": (lambda w: swap_signature(w, "untrusted comment: x\n!!!!\ntrusted comment: y\n????\n"), {}, r"\[N1010\]"),
    "another file's signature": (other_files_signature, {}, r"\[N1012\]"),
    "signed as another file": (same_bytes_other_name, {}, r"\[N1013\].*'notes.txt'"),
    "signature's comment changed": (comment_changed, {}, r"\[N1012\].*comment"),
    "signature from the future": (lambda w: sign(w, comment="timestamp:4102444800\tfile:manifest.yaml\thashed"), {}, r"\[N1013\].*future"),
    "signature without a time": (lambda w: sign(w, comment="file:manifest.yaml"), {}, r"\[N1013\]"),
    "older version (rollback)": (older, {}, r"\[N1030\].*version 1 is offered, but version 2 is in use", {"install": 2}),
    "same version, other content": (same_version, {}, r"\[N1032\]"),
    "expired manifest (freeze)": (None, {}, r"\[N1031\].*expired", {"args": ["--as-of", "2031-01-01"]}),
    "expired, and the server says that nothing changed": (None, {}, r"\[N1031\].*expired", {"args": ["--as-of", "2031-01-01"], "install": 2}),
    "expired, and a day in the past is asked for": (long_ago, {}, r"\[N1031\].*expired", {"args": ["--as-of", "2020-01-30"]}),
    "mixed versions: manifest and signature": (mixed, {}, r"\[N1012\]"),
    "mixed versions: a file of the last one": (lambda w: (w.web / "CA.yaml").write_bytes(w.first[2]), {}, r"N103[34]|N1004"),
    "endless manifest": (None, {"/manifest.yaml": endless}, r"\[N1004\]"),
    "endless signature": (None, {"/manifest.yaml.minisig": endless}, r"\[N1004\]"),
    "endless file": (None, {"/CA.yaml": endless}, r"\[N1004\]"),
    "endless headers": (None, {"/manifest.yaml": endless_head}, r"\[N1004\]"),
    "slow body": (None, {"/manifest.yaml": slow}, r"\[N1005\]", {"args": ["--timeout", "2"]}),
    "slow file": (None, {"/CA.yaml": slow}, r"\[N1005\]", {"args": ["--timeout", "2"]}),
    "no answer at all": (None, {"/manifest.yaml": silent}, r"\[N1005\]", {"args": ["--timeout", "1"]}),
    "more bytes than stated": (lambda w: truncated(w.web / "CA.yaml", 5), {}, r"\[N1004\]"),
    "fewer bytes than stated": (lambda w: truncated(w.web / "CA.yaml", -5), {}, r"\[N1033\]"),
    "connection cut, again and again": (None, {"/CA.yaml": cut(b"#" * 4000)}, r"\[N1001\]"),
    "name with ../": (renamed("../../evil.yaml"), {}, r"\[N1020\].*\.\./\.\./evil"),
    "absolute name": (renamed("/tmp/peerpath-evil.yaml"), {}, r"\[N1020\]"),
    "name of another kind": (renamed("origin.yaml"), {}, r"\[N1020\]"),
    "name in small letters": (renamed("ca.yaml"), {}, r"\[N1020\]"),
    "name with control characters": (renamed('"C\\e[2J.yaml"'), {}, r"\[N1020\].*\\x1b"),
    "duplicate names": (lambda w: sign(w, text=manifest_of(w) + first_line(w)), {}, r"\[N1021\].*'CA.yaml' is listed twice"),
    "100,000 files": (many(100_000), {}, r"\[N1004\]"),
    "300 files": (many(300), {}, r"\[N1023\].*at most 57"),
    "not a hash": (lambda w: changed(w, "blake2b: ", "blake2b: x"), {}, r"\[N1022\]"),
    "size beyond the ceiling": (lambda w: changed(w, "size: ", "size: 999"), {}, r"S0405"),
    "a newer form of manifest": (lambda w: changed(w, "schema: 1", "schema: 2"), {}, r"S0413"),
    "no keys": (lambda w: sign(w, text=manifest_of(w).split("keys:")[0] + "keys: []\nfiles:" + manifest_of(w).split("files:")[1]), {}, r"\[N1014\]"),
    "no files": (lambda w: sign(w, text=manifest_of(w).split("files:")[0] + "files: []\n"), {}, r"S0408"),
    "yaml bomb, signed": (lambda w: sign(w, text="a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), {}, r"T0202"),
    "redirect to http": (None, {"/manifest.yaml": lambda h: redirect("http://127.0.0.1:%d/x" % h.server.server_address[1])(h)}, r"\[N1002\]"),
    "redirect to a file": (None, {"/manifest.yaml": redirect("file:///etc/passwd")}, r"\[N1002\]"),
    "redirect loop": (None, {"/manifest.yaml": redirect("/manifest.yaml")}, r"\[N1002\]"),
    "unchanged, says the server, which nobody asked": (None, {"/manifest.yaml.minisig": lambda h: h.answer(304, b""), "/CA.yaml": lambda h: h.answer(304, b"")}, r"\[N1003\].*304"),
    "not found": (None, {"*": lambda h: h.answer(404, b"no\n" * 9000)}, r"\[N1003\].*404"),
    "server error": (None, {"/OR.yaml": lambda h: h.answer(500, b"oops\n"), "/CA.yaml": lambda h: h.answer(500, b"oops\n")}, r"\[N1003\].*500"),
    "gzip bomb as manifest": (None, {"/manifest.yaml": bomb}, r"\[N1004\]"),
    "gzip bomb as file": (None, {"/CA.yaml": bomb}, r"\[N1004\]"),
    "an HTML page in place of the manifest": (None, {"/manifest.yaml": body(b"<html>log in first</html>")}, r"\[N1012\]"),
    "not HTTP at all": (None, {"/manifest.yaml": lambda h: (h.wfile.write(b"\0\1\2 nonsense\n" * 40), setattr(h, "close_connection", True))}, r"N100[12]"),
    "valid, but fails lint": (bad_rules, {}, r"CA\.yaml:\d+:\d+: error\[S0407\](?s:.*)\[N1035\]"),
}


def threat(item):
    name, (prepare, special, pattern, *rest) = item
    more = rest[0] if rest else {}
    world = prepared()
    with Scripted(world.web) as server:
        if more.get("install") == 2:
            assert world.update(source=server.url).status == 0
        version, before = world.version(), world.answer()
        if prepare:
            prepare(world)
        server.special.update(special)
        begun = time.monotonic()
        done = world.update(*more.get("args", []), source=server.url, timeout=120)
        took = time.monotonic() - begun
        expect(name, world, done, pattern, before, version)
        # Short of the minute after which a transfer is given up whatever it does: it was refused for what it is.
        tap.result(f"threat: {name}: over within 45 s", [f"{took:.1f} s"] if took > 45 else [])


def tls():
    """Wrong certificates, TLS off, plain http, a redirect over TLS to http, a loop of redirects over TLS."""
    world = prepared()
    command("chmod", "-R", "a+rX", world.top)
    authority = Authority(world.top)
    (world.top / "else").mkdir()
    stranger = Authority(world.top / "else")
    trust = {"SSL_CERT_FILE": str(authority.file)}
    good = authority.certificate("localhost", "DNS:localhost")
    before = world.answer()

    def refused(name, url, pattern, env=trust):
        expect(name, world, world.update(source=url, env=env), pattern, before, 1)
    with Nginx(world.web, stranger.certificate("localhost", "DNS:localhost"), world.top / "a") as nginx:
        refused("certificate of an unknown authority", nginx.url, r"\[N1002\].*certificate")
    with Nginx(world.web, authority.certificate("elsewhere", "DNS:elsewhere.example"), world.top / "b") as nginx:
        refused("host name mismatch", nginx.url, r"\[N1002\]")
        refused("TLS off", nginx.url.replace("https:", "http:"), r"\[N1003\].*400")
    away = "location = /manifest.yaml { return 302 http://127.0.0.1:9/manifest.yaml; }"
    with Nginx(world.web, good, world.top / "c", away) as nginx:
        refused("redirect from https to http", nginx.url, r"\[N1002\]")
    loop = "location = /manifest.yaml { return 302 /manifest.yaml; }"
    with Nginx(world.web, good, world.top / "d", loop) as nginx:
        refused("redirect loop over https", nginx.url, r"\[N1002\]")
    with Scripted(world.web) as server:
        refused("https asked of a server without TLS", server.url.replace("http:", "https:"), r"N100[12]")
    refused("plain http to another computer", "http://rules.example.org/", r"\[N1002\].*https only")
    refused("ftp", "ftp://127.0.0.1/", r"\[N1002\]")
    refused("a file in place of a server", f"file://{world.web}", r"\[N1002\]")
    refused("no server there", "http://127.0.0.1:9", r"\[N1001\]")
    done = world.update(source="https://user:secret@localhost/")
    expect("a password in the address", world, done, r"\[N1002\].*no password", before, 1)
    tap.result("threat: a password in the address is not shown", [f"{done}"] if b"secret" in done.out + done.err else [])
    refused("an address with a question", "https://localhost/?x=", r"\[N1002\].*folder")
    refused("no address at all", "rules.example.org", r"\[N1002\].*https://")
    to = "location = /manifest.yaml { return 302 %s; }"
    with Nginx(world.web, good, world.top / "e", to % "https://user:secret@$http_host/x") as nginx:
        refused("redirect with a password", nginx.url, r"\[N1002\]")
    with Nginx(world.web, authority.certificate("odd", "DNS:odd\x1b[2Jname", "/CN=odd\x1b[2Jname"), world.top / "f") as nginx:
        refused("certificate with control characters in its name", nginx.url, r"\[N1002\]")
    with Nginx(world.web, stranger.certificate("localhost", "DNS:localhost"), world.top / "g") as nginx:
        log = world.top / "opened"
        tap.run(["-f", "-qq", "-o", str(log), "-e", "trace=openat,open,stat,newfstatat", tap.PEERPATH, "update", "--source", nginx.url, "--key", f"{world.key}.pub"], program="strace",
                env=world.env({**trust, "ASAN_OPTIONS": "detect_leaks=0"}))
        lines = log.read_text(errors="replace").splitlines()
        tap.result("threat: SSL_CERT_FILE stands in place of the system's certificates", ([] if any(str(authority.file) in l for l in lines) else ["it was not read"]) + [l for l in lines if "/etc/ssl/certs" in l][:3])


# These are shown elsewhere: no library, keys, publish, watch's age.
ELSEWHERE = {"N1006", "N1014", "N1015", "N1038", "N1040", "N1041"}


def main():
    words = sys.argv[1:]
    tap.each([item for item in THREATS.items() if not words or any(w in item[0] for w in words)], threat)
    tap.each([t for t in (tls, *update_store.TESTS) if not words or t.__name__ in words], lambda test: test())
    if not words:
        table = (tap.TOP / "lib/base/codes_update.def").read_text()
        codes = set(re.findall(r'"(N\d{4})"', table)) - ELSEWHERE
        tap.result("threat: every code of an update is brought about", sorted(codes - SEEN))
    tap.finish()


main()

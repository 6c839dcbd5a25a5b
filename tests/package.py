#!/usr/bin/env python3
"""The package: what is installed, the source archive, the same bytes from two builds, and the program as one file.

usage: package.py SCRATCH_DIR

One tree of sources is made into an archive by `meson dist`; the tree and what the archive unpacks to are built, in folders of
different depth and without ccache, and installed. Both installations must be the same, name by name and byte by byte.
"""
import filecmp, os, pathlib, re, shutil, subprocess, sys, tempfile

import tap

EPOCH = "1767225600"        # 2026-01-01: an archive's files are dated by their commit, nothing else may depend on it
PLAIN = {"CCACHE_DISABLE": "1", "SOURCE_DATE_EPOCH": EPOCH, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
PREFIX = pathlib.Path("usr/local")
PROFILE = str(tap.TESTS / "profiles" / "california.yaml")


def command(*args, cwd=None, env=None, timeout=600):
    return subprocess.run([str(a) for a in args], cwd=cwd, capture_output=True, text=True, timeout=timeout, env={**os.environ, **PLAIN, **(env or {})})


def must(name, *args, **more):
    """A step without which nothing else can be judged."""
    done = command(*args, **more)
    if done.returncode:
        tap.result(name, [f"exit status {done.returncode}", done.stdout[-3000:], done.stderr[-3000:]])
        tap.finish()
    return done


def sources():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=tap.TOP, capture_output=True, text=True)
    if listed.returncode == 0:
        return [p for p in listed.stdout.split("\0") if p and (tap.TOP / p).is_file()]
    return [str(p.relative_to(tap.TOP)) for p in tap.TOP.rglob("*") if p.is_file() and "build" not in p.relative_to(tap.TOP).parts[:1]]


def copy_tree(target):
    for path in sources():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(tap.TOP / path, target / path)
    for args in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"]):
        must("package: a tree of sources", "git", *args, cwd=target)


def archive(tree, build, target):
    """Make the archive and unpack it; where it lies then."""
    must("package: meson dist", "meson", "dist", "-C", build, "--no-tests", "--formats", "xztar", "--allow-dirty")
    made = list((build / "meson-dist").glob("*.tar.xz"))
    must("package: the archive unpacks", "tar", "-xf", made[0], "-C", target)
    unpacked = next(target.iterdir())
    left = sorted(p for p in sources() if not (unpacked / p).is_file())
    tap.result(f"package: meson dist makes {made[0].name}, and nothing is missing in it", left)
    return unpacked


def setup(tree, build):
    must("package: meson setup", "meson", "setup", build, tree, "--buildtype=release", "-Dtests=false", "-Dwerror=true", "-Ddefault_library=both")


def install(build, root):
    must("package: it builds", "ninja", "-C", build)
    must("package: meson install", "meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root)


def listing(root):
    return sorted(str(p.relative_to(root / PREFIX)) for p in root.rglob("*") if p.is_symlink() or p.is_file())


def expected(libdir):
    verbs = re.findall(r"^PP_VERB\((\w+),", "".join(p.read_text() for p in sorted((tap.TOP / "cmd").glob("verbs_*.def"))), re.M)
    version = re.search(r"version: '([\d.]+)'", (tap.TOP / "meson.build").read_text())[1]
    yield from ["bin/peerpath", "include/peerpath.h", f"{libdir}/pkgconfig/peerpath.pc", f"{libdir}/libpeerpath.a", f"{libdir}/libpeerpath.so", f"{libdir}/libpeerpath.so.0"]
    yield f"{libdir}/libpeerpath.so.{version}"
    yield from ["share/doc/peerpath/LICENSE", "share/doc/peerpath/README.md", "share/doc/peerpath/examples/example.c"]
    yield from ("share/man/man1/" + "-".join(["peerpath", *verb]) + ".1" for verb in [[], *([v] for v in verbs)])
    yield "share/man/man5/peerpath-profile.5"
    yield from (f"share/peerpath/states/{p.name}" for p in (tap.TOP / "states").iterdir() if p.suffix in (".yaml", ".json") or p.name == "README.md")
    yield from ["share/bash-completion/completions/peerpath", "share/fish/vendor_completions.d/peerpath.fish", "share/zsh/site-functions/_peerpath"]


def check_listing(root):
    found = list(root.rglob("peerpath.pc"))
    libdir = found[0].parent.parent.relative_to(root / PREFIX) if found else "lib"
    wanted, got = sorted(expected(libdir)), listing(root)
    faults = [f"not installed: {p}" for p in wanted if p not in got] + [f"not expected: {p}" for p in got if p not in wanted]
    tap.result(f"package: {len(got)} files are installed, those that are named here", faults)
    program = root / PREFIX / "bin" / "peerpath"
    version = re.search(r"version: '([\d.]+)'", (tap.TOP / "meson.build").read_text())[1]
    said = tap.run(["--version"], program=str(program))
    tap.result("package: the installed program tells the version of meson.build", tap.difference("version", f"peerpath {version}\n", said.out.decode()))
    config = (found[0].read_text() if found else "")
    tap.result("package: so does the pkg-config file", [] if f"Version: {version}\n" in config else [config])
    here = tap.run(["check", "CA", "-p", PROFILE, "--as-of", "2026-11-21", "--states", str(root / PREFIX / "share/peerpath/states")], program=str(program))
    built_in = tap.run(["check", "CA", "-p", PROFILE, "--as-of", "2026-11-21"], program=str(program))
    tap.result("package: the installed rules say what the built-in ones say", tap.difference("answer", built_in.out, here.out))


def check_same(one, other):
    names = listing(one)
    faults = tap.difference("files", "\n".join(names), "\n".join(listing(other)))
    different = [n for n in names if not (one / PREFIX / n).is_symlink() and (other / PREFIX / n).exists() and not filecmp.cmp(one / PREFIX / n, other / PREFIX / n, shallow=False)]
    tap.result("package: two builds in two folders give the same bytes", faults + different)
    traces = [n for n in names if not (one / PREFIX / n).is_symlink() and str(one.parent).encode() in (one / PREFIX / n).read_bytes()]
    tap.result("package: nothing installed names the folder it was built in", traces)


def check_single(build, kind, left):
    """The program as one file: what it still needs of the system, and that it answers as the other does."""
    must(f"package: -Dsingle={kind}", "meson", "configure", build, f"-Dsingle={kind}")
    must(f"package: -Dsingle={kind} builds", "ninja", "-C", build, "cmd/peerpath")
    program = build / "cmd" / "peerpath"
    plain = tap.run(["check", "--all", "-p", PROFILE, "--as-of", "2026-11-21"])
    alone = tap.run(["check", "--all", "-p", PROFILE, "--as-of", "2026-11-21"], program=str(program))
    tap.result(f"single={kind}: it answers as the other program does", tap.difference("answer", (plain.status, plain.out).__repr__(), (alone.status, alone.out).__repr__()))
    needed = re.findall(r"NEEDED.*\[([^\]]+)\]", command("readelf", "-d", program).stdout)
    tap.result(f"single={kind}: it needs {', '.join(left) or 'no library'} ({program.stat().st_size >> 10} KiB)", [] if sorted(needed) == left else [str(needed)])
    unable = tap.run(["watch", "CA"], program=str(program), env={"HOME": "/nowhere"}) if kind == "everything" else None
    if unable:
        tap.result(f"single={kind}: watch says why it cannot", [] if unable.status == 5 and b"N1006" in unable.err and b"linked statically" in unable.err else [f"{unable}"])


with tempfile.TemporaryDirectory(prefix="package-", dir=sys.argv[1]) as folder:
    work = pathlib.Path(folder).resolve()
    tree, build = work / "tree", work / "tree" / "build"
    tree.mkdir()
    copy_tree(tree)
    setup(tree, build)
    (work / "some" / "where").mkdir(parents=True)
    unpacked = archive(tree, build, work / "some" / "where")
    install(build, work / "one")
    again = work / "some" / "out-of-tree" / "build"
    setup(unpacked, again)
    install(again, work / "other")
    check_listing(work / "one")
    check_same(work / "one", work / "other")
    check_single(build, "libraries", ["libc.so.6"])
    check_single(build, "everything", [])
tap.finish()

"""What the runners share: result lines, running the program in a clean environment, a pool of workers.

The program under test is $PEERPATH. A result is one line, `ok NAME` or `not ok NAME`; what went wrong follows, indented.
"""
import collections, concurrent.futures, os, pathlib, signal, subprocess, sys, tempfile, threading

TESTS = pathlib.Path(__file__).resolve().parent
TOP = TESTS.parent
PEERPATH = os.environ.get("PEERPATH") or str(TOP / "build" / "release" / "cmd" / "peerpath")
HOME = tempfile.TemporaryDirectory(prefix="peerpath-home-")

Run = collections.namedtuple("Run", "status out err")
lock = threading.Lock()
counts = collections.Counter()


def environment(more=None):
    """Nothing of the caller's but PATH: no profile, no data folder, no colours, a home that is empty."""
    keep = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH")
    env = {name: os.environ[name] for name in keep if name in os.environ}
    env.update(HOME=HOME.name, LC_ALL="C.UTF-8", TZ="UTC")
    for name, value in (more or {}).items():
        env.pop(name, None) if value is None else env.update({name: value})
    return env


def run(args, cwd=None, env=None, stdin=None, timeout=60, program=None):
    """Run the program; status -9 and a word on stderr when it does not end in time."""
    try:
        done = subprocess.run([*([program or PEERPATH] if program != "" else []), *args], cwd=cwd, env=environment(env),
                              input=stdin if stdin is not None else b"", capture_output=True, timeout=timeout)
    except subprocess.TimeoutExpired as late:
        return Run(-signal.SIGKILL, late.stdout or b"", (late.stderr or b"") + f"\nno end within {timeout} s\n".encode())
    return Run(done.returncode, done.stdout, done.stderr)


def crashed(done):
    """Why a run counts as a crash, or None: a signal, a sanitizer's report."""
    if done.status < 0 or done.status >= 126:
        return f"ended with status {done.status}"
    for word in (b"AddressSanitizer", b"LeakSanitizer", b"ThreadSanitizer", b"runtime error:", b"Assertion"):
        if word in done.err:
            return f"stderr holds '{word.decode()}'"
    return None


def result(name, faults):
    """One result line; `faults` is a list of texts, empty when all is well."""
    with lock:
        counts["failed" if faults else "passed"] += 1
        print(("not ok " if faults else "ok ") + name)
        for fault in faults:
            for line in str(fault).rstrip("\n").split("\n")[:60]:
                print("    " + line)
        sys.stdout.flush()


def skip(name, why):
    with lock:
        counts["skipped"] += 1
        print(f"skip {name}: {why}", flush=True)


def each(items, work):
    """Run work(item) for all items on all cores; an exception is a failed result, never a lost one."""
    def guarded(item):
        try:
            return work(item)
        except Exception as error:
            name = item[0] if isinstance(item, tuple) else getattr(item, "name", item)
            result(f"{name}"[:100], [f"the test itself failed: {error!r}"])
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        return list(pool.map(guarded, items))


def difference(what, wanted, got):
    """Nothing when equal, else both texts, as a list for result()."""
    if wanted == got:
        return []
    show = lambda text: "\n".join("  |" + line for line in (text if isinstance(text, str) else text.decode("utf-8", "backslashreplace")).split("\n")[:25])
    return [f"{what}: expected\n{show(wanted)}\nbut it is\n{show(got)}"]


def finish():
    if not counts:
        print("not ok no check was run")
    sys.exit(1 if counts["failed"] or not counts else 0)

"""usage: measure.py ONCE PEERPATH N: a Markdown table of median wall time and highest resident memory."""
import os, pathlib, shutil, statistics, subprocess, sys, tempfile

ONCE, PROGRAM, RUNS = sys.argv[1], sys.argv[2], int(sys.argv[3])
ME = "-p tests/profiles/example.yaml"
EVERYWHERE = " ".join(sorted(p.stem for p in pathlib.Path("states").glob("??.yaml")))
COMMANDS = [f"check CA {ME}", f"check --all {ME} --format json", f"relocate --from OR --to AZ,WA {ME}", f"relocate --from OR --all {ME}",
            f"relocate --from OR --all {ME} --format json", "compare CA TX OR/PSS", f"compare {EVERYWHERE}", f"plan CA {ME}", "plan ar-prps",
            f"ncps {ME}", f"renew {ME}", f"renew {EVERYWHERE} {ME}", "ask CA", "ask --all", f"report --all {ME}", "show --all", f"map {ME}", "map --by training_hours --format svg",
            "states", "--version"]
PROMISED = dict.fromkeys(["relocate", "compare", "plan", "ncps", "renew", "ask"], 0.025)   # seconds, whatever they are asked about
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
os.environ["PEERPATH"] = PROGRAM

SCRATCH = tempfile.TemporaryDirectory(prefix="peerpath-bench-")
PEOPLE = pathlib.Path(SCRATCH.name, "1000-people.csv")
MAKER = pathlib.Path(__file__).resolve().parent / "batch_people.py"
COMMANDS += [f"batch {PEOPLE} CA --report {SCRATCH.name}/pages", f"batch {PEOPLE} --report {SCRATCH.name}/pages"]
PEOPLE.write_text(subprocess.run([sys.executable, MAKER, "1000"], check=True, capture_output=True, text=True).stdout)


def once(args, env):
    """Seconds, KiB and exit status of one run, its output to a file."""
    with tempfile.NamedTemporaryFile(prefix="peerpath-bench-") as output:
        said = subprocess.run([ONCE, output.name, PROGRAM, *args], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", **env}).stdout.split()
    return float(said[0]), int(said[1]), int(said[2])


def row(name, args, env=lambda: {}, statuses=(0, 1, 3)):
    """One line of the table; `env` is called before each run. The first run only warms up."""
    runs = [once(args, env()) for _ in range(RUNS + 1)][1:]
    if any(run[2] not in statuses for run in runs):
        sys.exit(f"peerpath {name}: exit status {[run[2] for run in runs]}")
    times = sorted(run[0] for run in runs)
    median = statistics.median(times)
    late = " (over the promise)" if median > PROMISED.get(args[0], median) else ""
    print(f"| {name} | {median * 1000:.1f} ms{late} | {times[0] * 1000:.1f} ms | {max(run[1] for run in runs) / 1024:.1f} MiB |", flush=True)


def updates():
    """A published database of all jurisdictions on nginx, with TLS and HTTP/2, on loopback."""
    from update_world import Authority, Nginx, World, command
    world = World(places=None)
    world.publish()
    command("chmod", "-R", "a+rX", world.top)
    authority = Authority(world.top)

    def fresh():
        shutil.rmtree(world.home)
        world.home.mkdir()
        return same()

    def same():
        return world.env({"SSL_CERT_FILE": str(authority.file)})

    with Nginx(world.web, authority.certificate("localhost", "DNS:localhost"), world.top / "nginx") as nginx:
        args = ["update", "--source", nginx.url, "--key", f"{world.key}.pub"]
        row("`update`, the first: 57 files", args, fresh, (0,))
        row("`update`, nothing has changed", args, same, (0,))


print(f"| command | median of {RUNS} | best | peak memory |\n| --- | ---: | ---: | ---: |")
for command in COMMANDS:
    row(f"`{command.replace('tests/profiles/', '').replace(SCRATCH.name + '/', '').replace(EVERYWHERE, '(all 57)')}`", command.split())
if shutil.which("minisign") and (shutil.which("nginx") or os.path.exists("/usr/sbin/nginx")):
    updates()
else:
    print("`update` is not measured: minisign or nginx is missing (tests/run install)", file=sys.stderr)

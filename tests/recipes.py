#!/usr/bin/env python3
"""The recipes for many processors and many machines, word for word as they are printed to users (README, `peerpath help batch`): GNU parallel, and a Slurm
job array with a Slurm of its own on this machine. Each must give, byte for byte, what one run over the whole file gives.

usage: recipes.py [README]
"""
import os, pathlib, random, re, shutil, socket, subprocess, sys, tempfile, time

import tap

README = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else tap.TOP / "README.md")


def recipe(name):
    """The lines of a recipe in the README: a code block under a heading that holds the name."""
    text = README.read_text()
    found = re.search(rf"^#+ [^\n]*{re.escape(name)}[^\n]*\n(?:(?!#).*\n)*?```sh\n([\s\S]*?)```", text, re.M)
    return found[1] if found else None


def shell(script, folder, env=None, timeout=300):
    """Run a script in the folder, with the program on the path."""
    tools = pathlib.Path(folder) / "bin"
    tools.mkdir(exist_ok=True)
    if not (tools / "peerpath").exists():
        (tools / "peerpath").symlink_to(pathlib.Path(tap.PEERPATH).resolve())
    more = {"PATH": f"{tools}:{os.environ['PATH']}:/usr/sbin", **(env or {})}
    return tap.run(["-eu", "-o", "pipefail", "-c", script], cwd=folder, env=more, timeout=timeout, program="bash")


def people(folder):
    """A table with everything that may stand in cells, line breaks in quotes too; all rows are good ones."""
    rnd = random.Random(7)
    with open(folder / "people.csv", "w", newline="") as out:
        out.write("id,age,lives_in,exams,training_hours\r\n")
        for number in range(20000):
            exam = rnd.choice(["", "none", "IC&RC PR", '"IC&RC\nPeer, Recovery"', '"a ""quoted"" exam"'])
            out.write(f"p{number},{rnd.choice(['', 17, 18, 40])},{rnd.choice(['', 'CA', 'Oregon'])},{exam},{rnd.choice(['', 40, 79.5, 80])}\r\n")


def compare(name, folder, done, wanted):
    result = folder / "result.csv"
    faults = [f"exit status {done.status}\n{(done.out + done.err).decode()[-3000:]}"] if done.status else []
    if not faults and not result.exists():
        faults = ["there is no result.csv"]
    if not faults and result.read_bytes() != wanted:
        faults = [f"result.csv has {len(result.read_bytes())} bytes and not the {len(wanted)} of one run"]
    tap.result(name, faults)
    result.unlink(missing_ok=True)


def free_ports(count):
    """Ports of this machine that nobody listens at."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


class Slurm:
    """Controller, one node and munge, in a folder of their own."""

    def __init__(self, folder):
        self.folder, self.started = folder, []
        host = subprocess.run(["hostname", "-s"], capture_output=True, text=True).stdout.strip()
        for part in ("state", "spool", "munge"):
            (folder / part).mkdir()
        (folder / "munge").chmod(0o755)
        key = folder / "munge" / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        auth = folder / "munge" / "socket"
        control, node = free_ports(2)
        (folder / "slurm.conf").write_text(f"""ClusterName=test
SlurmctldHost={host}(127.0.0.1)
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket={auth}
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
SlurmctldPort={control}
SlurmdPort={node}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
""")
        self.env = {"SLURM_CONF": str(folder / "slurm.conf")}
        self.start("munged", "--foreground", f"--key-file={key}", f"--socket={auth}", f"--pid-file={folder}/munge/pid", f"--log-file={folder}/munge/log", f"--seed-file={folder}/munge/seed", "--force")
        self.wait(auth.exists)
        self.start("slurmctld", "-D")
        self.start("slurmd", "-D", "-N", host)
        self.wait(lambda: "idle" in self.ask("sinfo", "-h", "-o", "%t"))

    def start(self, *command):
        path = shutil.which(command[0], path=f"{os.environ['PATH']}:/usr/sbin")
        log = open(self.folder / f"{command[0]}.out", "wb")
        self.started.append(subprocess.Popen([path, *command[1:]], env={**tap.environment(), **self.env}, stdout=log, stderr=log, cwd=self.folder))

    def ask(self, *command):
        return subprocess.run(command, env={**tap.environment(), **self.env}, capture_output=True, text=True).stdout

    def wait(self, ready, seconds=60):
        for _ in range(seconds * 5):
            if ready():
                return
            time.sleep(0.2)
        logs = "\n".join(path.read_text(errors="replace")[-800:] for path in sorted(self.folder.glob("*.out")) + sorted(self.folder.glob("*.log")))
        raise RuntimeError(f"Slurm did not start\n{logs}")

    def close(self):
        for process in reversed(self.started):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def has(*programs):
    return all(shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") for program in programs)


def run_parallel(folder, wanted):
    script = recipe("GNU parallel")
    if not script:
        tap.result("recipe: GNU parallel", ["it does not stand in the README"])
    elif not has("parallel"):
        tap.skip("recipe: GNU parallel", "parallel is not installed")
    else:
        compare("recipe: GNU parallel gives the bytes of one run", folder, shell(script, folder), wanted)


def run_slurm(folder, wanted):
    script = recipe("Slurm")
    if not script:
        tap.result("recipe: Slurm", ["it does not stand in the README"])
    elif not has("sbatch", "slurmctld", "slurmd", "munged") or os.geteuid() != 0:
        tap.skip("recipe: Slurm", "slurm-wlm and munge are not installed, or this is not root")
    else:
        home = pathlib.Path(tempfile.mkdtemp(prefix="peerpath-slurm-", dir="/tmp"))
        home.chmod(0o755)
        slurm = None
        try:
            slurm = Slurm(home)
            compare("recipe: a Slurm job array gives the bytes of one run", folder, shell(script, folder, slurm.env), wanted)
        except RuntimeError as error:
            tap.result("recipe: Slurm", [str(error)])
        finally:
            if slurm:
                slurm.close()
            shutil.rmtree(home, ignore_errors=True)


def main():
    with tempfile.TemporaryDirectory(prefix="peerpath-recipes-", dir="/tmp") as scratch:
        folder = pathlib.Path(scratch)
        folder.chmod(0o755)
        people(folder)
        whole = tap.run(["batch", "people.csv", "CA", "OR", "--output", "wide"], cwd=folder)
        tap.result("recipe: one run over the whole file", [whole.err.decode()] if whole.status else [])
        run_parallel(folder, whole.out)
        run_slurm(folder, whole.out)
    tap.finish()


main()

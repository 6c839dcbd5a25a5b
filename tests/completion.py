#!/usr/bin/env python3
"""The Tab key in bash, zsh and fish: the shells themselves are asked what they would offer. They must be installed.

What is expected for a line is written here by hand (or read off the rules by another reader); that no command and no option is missing is
held against the tables of commands and options.
"""
import json, pathlib, re, subprocess, tempfile

import yaml

import tap, terminal

SCRIPTS = tap.TOP / "cmd" / "completion"
SHELLS = ("bash", "zsh", "fish")
FISH_4 = "fish as in 4"     # where ? is an ordinary character, if this fish can be told so
FORMATS = ["text", "json", "csv", "markdown"]
CA = [c["id"] for c in yaml.safe_load((tap.TOP / "states" / "CA.yaml").read_text())["credentials"]]
TX = [c["acronym"] for c in yaml.safe_load((tap.TOP / "states" / "TX.yaml").read_text())["credentials"] if c.get("acronym")]

# (what is typed, what is offered). A blank at the end begins the next word.
LINES = [
    ("ch", ["check"]),
    ("--format json ch", ["check"]),
    ("check C", ["CA", "CO", "CT"]),
    ("check c", ["california", "colorado", "connecticut"]),
    ("check Ver", ["Vermont"]),
    ("check ca-", CA),
    ("check TX/", [f"TX/{a}" for a in TX]),
    ("check SC/", ["SC/CPRS", "SC/sc-cpss-apsc", "SC/sc-cpss-share"]),  # CPSS is the short name of two
    ("check CA texa", ["texas"]),
    ("check new", ["new hampshire", "new jersey", "new mexico", "new york"]),
    ("check new\\ y", ["new york"]),
    ('check "new y', ["new york"]),
    ("check 'north d", ["north dakota"]),
    ("check 'north dakota' texa", ["texas"]),
    ('check "TX/', [f"TX/{a}" for a in TX]),
    ("check --format ", FORMATS),
    ("check --format j", ["json"]),
    ("batch --format ", ["csv", "jsonl"]),
    ("check --stage=", [f"--stage={s}" for s in ("train", "apply", "certify", "keep")]),
    ("check --stage=ce", ["--stage=certify"]),
    ("check CA --st", ["--states", "--stage"]),
    ("check CA --stage apply --st", ["--states"]),
    ("relocate --from W", ["WA", "WI", "WV", "WY"]),
    ("relocate --to CA,O", ["CA,OH", "CA,OK", "CA,OR"]),
    ("relocate --to=CA,O", ["--to=CA,OH", "--to=CA,OK", "--to=CA,OR"]),
    ("batch people.csv --map Refs=ref", ["Refs=references"]),
    ("batch people.csv W", ["WA", "WI", "WV", "WY"]),
    ("explain O080", ["O0801", "O0802", "O0803"]),
    ("export ", ["sql", "json", "csv"]),
    ("export sql ke", ["kentucky"]),
    ("help pla", ["plan"]),
    ("help prof", ["profile"]),
    ("prof", None),
    ("completion ", list(SHELLS)),
    ("check -p ", ["me.yaml", "folder/", "rules/", "two words.yaml"]),
    ("check --profile me", ["me.yaml"]),
    ("check --profile=me", ["--profile=me.yaml"]),
    ("lint f", ["folder/"]),
    ("check --states ", ["folder/", "rules/"]),
    ("check --states=f", ["--states=folder/"]),
    ("--states ~/rules check ca-o", ["ca-other"]),
    ('--states "$HOME"/rules check ca-o', ["ca-other"]),
    ("check -- --", None),
    ("check --all ", None),
    ("check --as-of ", None),
    ("chekc C", None),
    ("check '$(touch broken)", None),
    ("check -p '$(touch broken)", None),
    ("check $(touch broken) --stage ce", ["certify"]),
]

# The program as people name it, when it is not on PATH: (what is typed for it, whether it is there).
PROGRAMS = [
    ("~/bin/peerpath", True),
    ("$HOME/bin/peerpath", True),
    ('"$HOME"/bin/peerpath', True),
    ("$own/peerpath", True),
    ("folder/peerpath", True),
    ("'two words'/peerpath", True),
    ("peerpath", False),
    ("~/nowhere/peerpath", False),
    ("$nothing/peerpath", False),
    ("$(touch broken)/peerpath", False),
]


def tables():
    """{command: its options}, and the options of every command, out of the tables."""
    cmd = tap.TOP / "cmd"
    rows = re.findall(r'^PP_OPTION\((\w+), "([a-z-]+)",(.*?)\.help', (cmd / "options.def").read_text(), re.M | re.S)
    names = {ident: name for ident, name, _ in rows}
    common = {f"--{name}" for _, name, rest in rows if ".global = true" in rest}
    found = {}
    for table in sorted(cmd.glob("verbs_*.def")):
        for row in table.read_text().split("\nPP_VERB(")[1:]:
            own = re.search(r"\.options = \{([^}]*)\}", row)
            found[row.split(",")[0]] = {f"--{names[o]}" for o in re.findall(r"PP_OPT_(\w+)", own[1] if own else "")}
    return found, common


def run(shell, script, work, env):
    done = subprocess.run(shell, input=script.encode(), cwd=work, env=env, capture_output=True, timeout=120)
    return done.stdout.decode(), done.stderr.decode()


def paths(work):
    return tap.environment({"PATH": f"{work.parent}:{tap.environment()['PATH']}", "TERM": "xterm", "HOME": str(work)})


def off_path(work):
    """The program is not on PATH, but in folders of its own."""
    for folder in ("bin", "folder", "two words"):
        (work / folder).mkdir(exist_ok=True)
        (work / folder / "peerpath").symlink_to(tap.PEERPATH)
    return paths(work) | {"PATH": tap.environment()["PATH"], "own": str(work / "bin")}


BASH = r"""
compopt() { want=$2; }
offer() {
    COMPREPLY=() want=
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    local word=${COMP_WORDS[COMP_CWORD]}
    [[ $word != = ]] || word=
    _peerpath "$1" "$word" ''
    if [[ $want == default ]]; then mapfile -t COMPREPLY < <(compgen -f -- "$word"); fi
    if [[ $want == dirnames ]]; then mapfile -t COMPREPLY < <(compgen -d -- "$word"); fi
    printf '%s\n' "${COMPREPLY[@]}" -end-
}
"""


def ask_bash(lines, work, env, before=""):
    """As readline calls the function: an equals sign is a word of its own. What it would insert is put behind what stays."""
    quote = lambda word: "'" + word.replace("'", "'\\''") + "'"
    script = f"source {SCRIPTS / 'peerpath.bash'}\n{BASH}{before}\n"
    kept = []
    for line in lines:
        words = re.findall(r"""(?:\\.|'[^']*'?|"[^"]*"?|\$\([^)]*\)?|[^\s\\'"])+""", line) + ([""] if line.endswith(" ") or not line else [])
        split = [part for word in words for part in ([p for p in re.split(r"(=)", word) if p] or [""])]
        kept.append(words[-1][:words[-1].rfind("=") + 1])
        script += f"offer {' '.join(map(quote, split))}\n"
    out, err = run(["bash", "--norc"], script, work, env)
    answers = [block.split("\n") for block in out.split("-end-\n")][:-1]
    folder = lambda name: name + "/" if (work / name).is_dir() else name
    plain = [[before + folder(re.sub(r"\\(.)", r"\1", word)) for word in block if word] for before, block in zip(kept, answers)]
    return plain, err


def ask_fish(lines, work, env, before="", options=()):
    quote = lambda line: "'" + line.replace("\\", "\\\\").replace("'", "\\'") + "'"
    script = f"source {SCRIPTS / 'peerpath.fish'}\n{before}\n" + "".join(f"complete -C {quote(line)}; echo -- -end-\n" for line in lines)
    out, err = run(["fish", "--no-config", *options], script, work, env)
    return [[word.split("\t")[0] for word in block.split("\n") if word] for block in out.split("-end-\n")][:-1], err


# A widget that completes, and writes what was offered into a file; what compadd is given is what zsh would show.
ZSH = r"""
fpath=(%(work)s/.zsh $fpath); autoload -Uz compinit; compinit -u -d %(work)s/.zsh/dump
PROMPT='ready> '; unsetopt list_beep; setopt no_always_last_prompt; LISTMAX=10000; typeset -ga hits
compadd() {
    local -a found; local kept=$IPREFIX option=${(M)@:#-(A|O|D)}
    if [[ -z $option ]]; then builtin compadd -A found "$@"; hits+=("$kept"${^found}); fi
    builtin compadd "$@"
}
capture() { hits=(); zle complete-word; print -rl -- "${(@u)hits}" > %(work)s/.offered.new; mv %(work)s/.offered.new %(work)s/.offered; BUFFER=''; }
zle -N capture; bindkey '^G' capture; bindkey -r '^I'
"""


def ask_fish_4(lines, work, env, before=""):
    return ask_fish(lines, work, env, before, ["--features", "qmark-noglob"])


def ask_zsh(lines, work, env, before=""):
    (work / ".zsh").mkdir(exist_ok=True)
    (work / ".zsh" / "_peerpath").write_text((SCRIPTS / "peerpath.zsh").read_text())
    (work / ".zshrc").write_text(ZSH % {"work": work} + before + "\n")
    zsh = terminal.Terminal(["zsh", "-d", "-i"], work, {**env, "ZDOTDIR": str(work)}, 50, 200)
    answers = []
    zsh.read_until(re.compile(rb"ready> "))
    for line in lines:
        (work / ".offered").unlink(missing_ok=True)
        zsh.type(f"{line}\x07", enter=False)
        for _ in range(200):
            if (work / ".offered").exists():
                break
            try:
                zsh.read_until(terminal.NEVER, 0.05)
            except TimeoutError:
                pass
        text = (work / ".offered").read_text() if (work / ".offered").exists() else "no answer"
        answers.append([re.sub(r"\\(.)", r"\1", word) for word in text.split("\n") if word])
    said = zsh.said.decode("utf-8", "replace")
    zsh.kill()
    folder = lambda name: name + "/" if (work / name.split("=")[-1]).is_dir() and name else name
    return [[folder(word) for word in block] for block in answers], said if "error" in said else ""


ASK = {"bash": ask_bash, "zsh": ask_zsh, "fish": ask_fish, FISH_4: ask_fish_4}
# What a shell runs for a command that is not there.
NO_COMMAND = {"bash": "command_not_found_handle() { touch hooked; echo hooked; }", "zsh": "command_not_found_handler() { touch hooked; echo hooked; }",
              "fish": "function fish_command_not_found; touch hooked; echo hooked; end"}


def same(wanted, got):
    return tap.difference("what is offered", "\n".join(sorted(set(wanted))), "\n".join(sorted(set(got))))


def check_lines(shell, work):
    answers, err = ASK[shell]([f"peerpath {line}" for line, _ in LINES], work, paths(work))
    tap.result(f"completion: {shell} answers every line, and says nothing else", ([err] if err else []) + ([f"{len(answers)} answers"] if len(answers) != len(LINES) else []))
    for (line, wanted), got in zip(LINES, answers):
        tap.result(f"completion: {shell}: peerpath {line}", same(wanted or [], got))
    tap.result(f"completion: {shell} runs nothing of what is typed", ["it did"] if (work / "broken").exists() else [])


def check_tables(shell, work):
    verbs, common = tables()
    names = sorted(verbs)
    answers, _ = ASK[shell](["peerpath "] + [f"peerpath {verb} --" for verb in names] + ["peerpath --"], work, paths(work))
    tap.result(f"completion: {shell} offers every command", same(names, answers[0]))
    for verb, got in zip(names, answers[1:]):
        tap.result(f"completion: {shell} offers every option of {verb}", same(verbs[verb] | common, got))
    tap.result(f"completion: {shell} offers the options before a command", same(common, answers[-1]))


def check_programs(shell, work):
    """The program is the one that was typed; when there is none, nothing is run in its place."""
    answers, err = ASK[shell]([f"{program} ch" for program, _ in PROGRAMS], work, off_path(work), NO_COMMAND[shell.split()[0]])
    tap.result(f"completion: {shell} says nothing of a program that is not there", ([err] if err else []) + ([f"{len(answers)} answers"] if len(answers) != len(PROGRAMS) else []))
    for (program, there), got in zip(PROGRAMS, answers):
        tap.result(f"completion: {shell}: {program} ch", same(["check"] if there else [], got))
    tap.result(f"completion: {shell} runs nothing but the program", [file for file in ("hooked", "broken") if (work / file).exists()])


def check_states_folder(work):
    """The ids offered are those of the rules in use."""
    done = tap.run(["completion", "fish", "--", "--states", "rules", "check", "ca-o"], cwd=work)
    tap.result("completion: offers what the rules in use hold", [] if done.out.startswith(b"ca-other\t") else [f"{done}"])
    for words in (["--states", "nothing", "check", "ca-"], ["--states", "me.yaml", "check", "ca-"]):
        done = tap.run(["completion", "fish", "--", *words], cwd=work)
        tap.result(f"completion: no message on the Tab key: {' '.join(words)}", [] if done == (0, b"", b"") else [f"{done}"])


def check_keyboard(work):
    """bash as people meet it, with the script where the package bash-completion looks for it, and without that package."""
    script = work.parent / "completions" / "peerpath"
    script.parent.mkdir()
    script.write_text((SCRIPTS / "peerpath.bash").read_text())
    starts = {"alone": f"source {script}", "with bash-completion": f"BASH_COMPLETION_USER_DIR={work.parent}; source /usr/share/bash-completion/bash_completion"}
    typed = [("ch\t", "check "), ("check --stage=ce\t", "check --stage=certify "), ("check -p me\t", "check -p me.yaml "), ("check --profile=two\t", "check --profile=two\\ words.yaml "),
             ("check New\tY\t", "check New\\ York "), ("relocate --to CA,tex\t", "relocate --to CA,texas "), ("check --states fo\t", "check --states folder/"),
             ('check "new y\t', 'check "new york" '), ("check 'north d\t", "check 'north dakota' "), ('check --stage="ce\t', 'check --stage="certify" '),
             ('check -p "two\t', 'check -p "two words.yaml" '), ("check CA > me\t", "check CA > me.yaml "), ("check CA >me\t", "check CA >me.yaml "),
             ("check CA 2>> me\t", "check CA 2>> me.yaml "), ("2>me.yaml check texa\t", "2>me.yaml check texas ")]
    for name, start in starts.items():
        bash = terminal.Terminal(["bash", "--norc", "--noprofile", "-i"], work, {**paths(work), "PS1": "ready> ", "INPUTRC": "/dev/null"}, 24, 200)
        bash.read_until(re.compile(rb"ready> "))
        bash.type(start + "; bind -x '\"\\C-g\": printf \"<%s>\\n\" \"$READLINE_LINE\"; READLINE_LINE=; READLINE_POINT=0'; echo be''gin")
        bash.read_until(re.compile(rb"begin\r\nready> "))
        for keys, wanted in typed:
            bash.type(f"peerpath {keys}\x07", enter=False)
            said = bash.read_until(re.compile(rb"<[^\n]*>\r"))
            line = re.search(r"<([^\n]*)>\r", said)
            tap.result(f"completion: bash {name}: the keys {keys!r}", tap.difference("line", f"peerpath {wanted}", line[1] if line else said))
        bash.kill()


def fresh(scratch, name):
    """A folder with files to offer, and rules that are not those built in."""
    work = scratch / name.replace(" ", "-")
    (work / "folder").mkdir(parents=True)
    (work / "rules").mkdir()
    (work / "rules" / "CA.yaml").write_text((tap.TOP / "states" / "CA.yaml").read_text().replace(CA[0], "ca-other"))
    for file in ("me.yaml", "two words.yaml"):
        (work / file).write_text("profile: 1\n")
    return work


def check_install(_):
    """meson puts each script where its shell looks."""
    plan = json.loads(subprocess.run(["meson", "introspect", "--installed", tap.TOP / "build" / "release"], capture_output=True).stdout)
    for shell, place in {"bash": "share/bash-completion/completions/peerpath", "zsh": "share/zsh/site-functions/_peerpath", "fish": "share/fish/vendor_completions.d/peerpath.fish"}.items():
        target = plan.get(str(SCRIPTS / f"peerpath.{shell}"), "nowhere")
        tap.result(f"completion: the script for {shell} is installed into {place}", [] if target.endswith("/" + place) else [target])


def main():
    for shell in SHELLS:
        printed = tap.run(["completion", shell])
        tap.result(f"completion: prints the script for {shell}", tap.difference("script", (SCRIPTS / f"peerpath.{shell}").read_text(), printed.out.decode()))
    with tempfile.TemporaryDirectory(prefix="peerpath-completion-") as scratch:
        folder = pathlib.Path(scratch)
        (folder / "peerpath").symlink_to(tap.PEERPATH)
        checks = [(f"{check.__name__} {shell}", check, shell) for check in (check_lines, check_tables, check_programs) for shell in ASK]
        checks += [("the rules in use", check_states_folder), ("the keyboard", check_keyboard), ("where they are installed", check_install)]
        tap.each(checks, lambda item: item[1](*item[2:], fresh(folder, item[0])))
    tap.finish()


main()

#!/usr/bin/env python3
"""How the house is built: one file a library, dependencies downwards, a library that neither prints nor exits, short files,
no names and machines in the repository."""
import pathlib, re, subprocess

import tap

LONGEST = 400
LAYERS = ["base", "read", "rules", "eval", "advise", "batch", "export", "update", "api"]     # each includes only itself and what stands before it
THIRD_PARTY = {"yaml.h": "lib/read/yaml.c", "pcre2.h": "lib/rules/pattern.c", "curl/curl.h": "lib/update/http.c", "sodium.h": "lib/update/sig.c",
               "libxml/HTMLparser.h": "lib/update/html.c", "iconv.h": "lib/update/charset.c"}
# A compiler's own headers (emmintrin: SSE2, immintrin: AVX2) count as the standard's.
STANDARD = set("""assert emmintrin immintrin ctype dirent errno fcntl float getopt inttypes langinfo limits locale math poll pthread signal spawn stdalign stdarg
arpa/inet dlfcn sched stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings termios threads time unistd wchar""".split())
FORBIDDEN = re.compile(r"\b(?:printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|putc|fputc|perror|exit|_exit|_Exit|quick_exit|abort|system|popen|setlocale|strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atof|strtod|rand)\s*\(")
# A generator that runs at build time, and an example, are programs, although they stand beside the library that they serve.
PROGRAMS_IN_LIB = {"lib/rules/embed.c", "lib/api/example.c"}


def code_of(path):
    """The text without comments, strings and characters, lines kept."""
    keep_lines = lambda m: "\n" * m[0].count("\n") + ('""' if m[0][0] == '"' else " ")
    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', keep_lines, path.read_text(), flags=re.S)


def files(*folders):
    return [p for folder in folders for p in sorted((tap.TOP / folder).rglob("*")) if p.suffix in (".c", ".h", ".def", ".inc")]


def name(path):
    return str(path.relative_to(tap.TOP))


def includes(path):
    return re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', path.read_text(), re.M)


def main():
    users = {}
    for path in files("lib", "cmd", "tests"):
        for bracket, header in includes(path):
            if bracket == "<" and not header.startswith("sys/") and header.removesuffix(".h") not in STANDARD:
                users.setdefault(header, []).append(name(path))
    for header, owners in sorted(users.items()):
        product = [o for o in owners if not o.startswith("tests/") and o not in PROGRAMS_IN_LIB]
        if product:
            wanted = THIRD_PARTY.get(header)
            faults = [] if product == [wanted] else [f"included by {', '.join(product)}, expected {wanted or 'nobody: name its owner in tests/house.py'}"]
            tap.result(f"house: <{header}> has one user", faults)
    for path in files("lib"):
        layer = path.relative_to(tap.TOP / "lib").parts[0]
        below = LAYERS[:LAYERS.index(layer) + 1] if layer in LAYERS else []
        faults = [f"{layer} is no layer that tests/house.py knows"] if not below else []
        for bracket, header in includes(path):
            if bracket == '"' and "/" in header and header.split("/")[0] not in below:
                faults.append(f"includes {header}: {layer} may only use {', '.join(below)}")
        if name(path) not in PROGRAMS_IN_LIB:
            for number, line in enumerate(code_of(path).split("\n"), 1):
                if FORBIDDEN.search(line):
                    faults.append(f"line {number} calls {FORBIDDEN.search(line)[0]}…): {line.strip()}")
        tap.result(f"house: {name(path)} keeps to its layer, prints nothing and ends nothing", faults)
    for path in files("lib", "cmd", "tests") + sorted((tap.TESTS).glob("*.py")) + sorted((tap.TESTS / "policy").glob("*.py")):
        lines = path.read_text().count("\n")
        faults = [f"{lines} lines, more than {LONGEST}"] if lines > LONGEST else []
        faults += [f"line {n} ends in blanks" for n, line in enumerate(path.read_text().split("\n"), 1) if line != line.rstrip()][:3]
        tap.result(f"house: {name(path)} is at most {LONGEST} lines long", faults)
    for path in files("lib", "cmd"):
        if path.suffix == ".h":
            tap.result(f"house: {name(path)} has a guard", [] if re.search(r"^#ifndef (PP_\w+_H|PEERPATH_H)\n#define \1\b", path.read_text(), re.M) else ["no include guard of the form PP_…_H"])
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=tap.TOP, capture_output=True, text=True)
    repository = [tap.TOP / p for p in listed.stdout.splitlines() if (tap.TOP / p).is_file()]
    if not repository:
        tap.skip("house: the repository names no machine", "not a git checkout")
    else:
        machine = re.compile(r"/home/\w|/root/|/Users/\w|/work/main|registry\.npmjs|deb\.debian\.org|pypi\.org|localhost:\d|192\.168\.")
        faults = []
        for path in repository:
            if path.suffix in (".c", ".h", ".py", ".sh", ".build", ".md", ".def", "") and path != pathlib.Path(__file__).resolve():
                for n, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
                    if machine.search(line):
                        faults.append(f"{name(path)}:{n}: {line.strip()[:120]}")
        tap.result("house: the repository names no machine", faults)
        top = {p.relative_to(tap.TOP).parts[0] for p in repository}
        allowed = {"meson.build", "meson_options.txt", "README.md", "LICENSE", "cmd", "lib", "states", "tests"}
        tap.result("house: nothing else stands at the top", [f"{t}" for t in sorted(top - allowed) if not t.startswith(".")])
    tap.finish()


main()

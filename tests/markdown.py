#!/usr/bin/env python3
"""Markdown output of every command that has it, held against the rules of CommonMark for blocks: what follows a list, a table or a heading
without a blank line would go on with it."""
import re

import tap

EXAMPLE = str(tap.TESTS / "profiles" / "example.yaml")
COMMANDS = [
    ["states"], ["show", "CA", "OR"], ["show", "GU"], ["check", "CA", "TX"], ["check", "--all", "-p", EXAMPLE], ["check", "ca-mpss", "-p", EXAMPLE], ["compare", "CA", "TX", "OR/PSS"],
    ["relocate", "--from", "OR", "--to", "AZ,WA", "-p", EXAMPLE], ["relocate", "--from", "OR", "--all"], ["plan", "CA"], ["plan", "or-pss", "-p", EXAMPLE], ["plan", "GU"],
    ["ncps"], ["ncps", "-p", EXAMPLE], ["renew", "CA"], ["renew", "OR", "NY"], ["renew", "-p", EXAMPLE], ["search", "background check"], ["explain"], ["explain", "S0401"], ["map"], ["map", "-p", EXAMPLE],
]


def block_of(line):
    """The kind of block that a line begins or goes on with."""
    if not line.strip():
        return "blank"
    if re.match(r" *(?:[-*+]|\d{1,9}[.)]) ", line):
        return "list"
    if line.startswith("|"):
        return "table"
    if re.match(r"#{1,6} ", line):
        return "heading"
    return "inside" if line.startswith("  ") else "paragraph"


def faults_of(text):
    faults, before, fenced = [], "blank", False
    for number, line in enumerate(text.split("\n"), 1):
        fence = line.lstrip().startswith("```")
        kind = "fence" if fence or fenced else block_of(line)
        fenced ^= fence
        joins = kind == "inside" and before in ("list", "inside")
        if kind not in ("blank", before) and before != "blank" and not joins and (before, kind) != ("inside", "list") and before != "heading" and kind != "heading":
            faults.append(f"line {number}: a {kind} goes on with the {before} above it: {line[:80]}")
        if "heading" in (kind, before) and "blank" not in (kind, before):
            faults.append(f"line {number}: no blank line between the {before} and the {kind}: {line[:80]}")
        before = kind
    return faults


def main():
    for text, good in (("- a\n- b\n\nc\n", True), ("- a\nb\n", False), ("# a\n\n| b |\n|---|\n", True), ("a\n| b |\n", False), ("- a\n  b\n  - c\n", True), ("a\n# b\n", False), ("```\n- a\nb\n```\n", True)):
        tap.result(f"markdown: the rule itself, on {text!r}", [] if (not faults_of(text)) == good else faults_of(text) or ["no fault found"])
    for args in COMMANDS:
        done = tap.run([*args, "--format", "markdown", "--as-of", "2026-11-21"])
        if done.status == 2:    # this command has no Markdown
            tap.result(f"markdown: {' '.join(args)}", [] if b"markdown" in done.err else [f"{done}"])
            continue
        tap.result(f"markdown: {' '.join(args).replace(str(tap.TESTS), 'tests')}", faults_of(done.out.decode())[:5] or ([] if done.out else [f"{done}"]))
    tap.finish()


main()

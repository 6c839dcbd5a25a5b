"""Write a C file that holds a style sheet as one text, and its hash for a content security policy.

usage: report_style.py STYLE.css OUT.c
"""
import base64, hashlib, re, sys


def shrunk(css):
    """Without comments, indentation and line breaks; strings in the sheet hold none of these."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = "".join(line.strip() + " " for line in css.splitlines() if line.strip())
    return re.sub(r"\s*([{};,>])\s*", r"\1", css).strip()


def main():
    sheet = shrunk(open(sys.argv[1], encoding="ascii").read())
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    # As numbers: a text of this length is more than every compiler has to take.
    rows = (", ".join(str(byte) for byte in sheet.encode()[i:i + 24]) for i in range(0, len(sheet), 24))
    numbers = ",\n    ".join(rows)
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write("/* Written by report_style.py out of report.css; do not edit. */\n#include \"report_style.h\"\n\n"
                  f"const char pp_report_style[] = {{\n    {numbers}, 0,\n}};\n\n"
                  f"const char pp_report_style_hash[] = \"sha256-{digest}\";\n")


main()

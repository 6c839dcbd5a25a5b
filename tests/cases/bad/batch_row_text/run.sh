printf 'id,age\na\0b,36\nJos\351,40\n3,40\n' >people.csv
"$PEERPATH" batch people.csv --states small --as-of 2026-11-21 --output summary --format csv

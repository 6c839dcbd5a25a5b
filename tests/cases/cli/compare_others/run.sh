notes() {
    "$PEERPATH" compare CA "$@" --states rules --as-of 2026-11-21 --format json | grep -o '"note": *"[^"]*"'
    echo
}
notes ca-b
notes ca-b ca-c
notes ca-b ca-c ca-d

# Every kind of figure, drawn and as a table.
for by in training_hours ce_hours fee; do
    "$PEERPATH" map --states rules --as-of 2026-11-21 --by "$by" || exit
    echo
    "$PEERPATH" map --states rules --as-of 2026-11-21 --by "$by" --format csv || exit
    echo
done
"$PEERPATH" map --states rules --as-of 2026-11-21 --format json

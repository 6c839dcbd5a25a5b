for day in 2024-12-31 2025-01-01; do
    echo "$day"
    "$PEERPATH" compare CA NV --states rules --as-of "$day" --format csv | grep -v '^track\|^level' || exit
done

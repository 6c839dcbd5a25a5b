for other in NV TX; do
    "$PEERPATH" compare CA $other --states rules --as-of 2026-11-21 --format csv | grep '^row\|^education\|^references' || exit
done

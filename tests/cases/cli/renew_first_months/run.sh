# Certified on 2024-09-30: the first six months ended on 2025-03-30.
for who in 'done' open new; do
    "$PEERPATH" renew -p $who.yaml --as-of 2026-11-21 | sed -n '/first 6 months\|holds it: 250/,/\[[0-9]\]$/p'
    "$PEERPATH" renew -p $who.yaml --as-of 2026-11-21 --format json | grep -o '"state": "[a-z]*", "ended": [^}]*' | head -1
done

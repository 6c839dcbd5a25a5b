for day in 2027-10-01 2027-10-02; do
    "$PEERPATH" check or-pss -p me.yaml --as-of $day | sed -n "/By your/,/renew/p"
    "$PEERPATH" check or-pss -p me.yaml --as-of $day --format json | grep -o "\"held\": *[a-z]*"
done
"$PEERPATH" check or-pss --as-of 2026-11-21 --format json | grep -o "\"held\": *[a-z]*"
"$PEERPATH" check OR -p me.yaml --track integrated --as-of 2026-11-21 --format json | grep -o "\"held\": *[a-z]*"
"$PEERPATH" check --all -p me.yaml --as-of 2026-11-21 | grep "you hold"
exit 0

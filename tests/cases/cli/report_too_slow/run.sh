"$PEERPATH" report tn-cprs -p me.yaml --hours-per-week 1 --as-of 2026-11-29 -o out.html || exit
grep -o '<p>There is no date[^<]*' out.html

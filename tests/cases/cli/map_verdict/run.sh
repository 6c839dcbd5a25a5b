"$PEERPATH" map -p me.yaml --states small --as-of 2026-11-21 || exit
echo
"$PEERPATH" map -p me.yaml --states small --as-of 2026-11-21 --track youth --stage certify --format csv || exit
"$PEERPATH" map -p me.yaml --states small --as-of 2026-11-21 --format json

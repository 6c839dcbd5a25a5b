"$PEERPATH" check id-cpss -p me.yaml --as-of 2026-11-21 --format json | python3 -c "
import json, sys
found = json.load(sys.stdin)[\"results\"][0]
print(found[\"verdict\"], found[\"held\"], *(q for q in found[\"questions\"] if \"valid\" in q))
"
"$PEERPATH" check or-pss -p me.yaml --as-of 2026-11-21 --format json | grep -o "\"held\": *[a-z]*"
"$PEERPATH" check or-pss -p me.yaml --as-of 2026-11-21 | sed -n 3,4p
exit 0

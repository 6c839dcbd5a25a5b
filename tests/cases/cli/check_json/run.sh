"$PEERPATH" check ca-hours -p me.yaml --states small --as-of 2026-11-21 --format json | python3 fields.py

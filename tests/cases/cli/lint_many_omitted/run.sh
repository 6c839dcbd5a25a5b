{ echo "profile: 1"; for i in $(seq 250); do echo "zebra$i: 1"; done; } >input.yaml
"$PEERPATH" lint input.yaml 2>&1 >/dev/null | grep -c "S0401"
"$PEERPATH" lint input.yaml 2>&1 >/dev/null | tail -n 1

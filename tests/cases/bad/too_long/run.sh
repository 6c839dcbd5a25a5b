{ printf "profile: 1\nid: "; head -c 65537 /dev/zero | tr "\0" a; echo; } >long.yaml
"$PEERPATH" lint long.yaml

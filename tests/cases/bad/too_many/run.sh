yes -- "- 1" | head -n 200010 >many.yaml
"$PEERPATH" lint many.yaml

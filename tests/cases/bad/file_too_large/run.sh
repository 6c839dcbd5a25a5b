truncate -s 100M large.yaml
"$PEERPATH" lint large.yaml

"$PEERPATH" check "$(printf '\377\376')" --states small

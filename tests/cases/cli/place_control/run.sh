"$PEERPATH" check "$(printf 'a\033[31mb')" --states small

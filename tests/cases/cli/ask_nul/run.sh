printf '3\0006\n36\n46\nstop\n' | "$PEERPATH" ask CA/HOURS --states small --as-of 2026-11-21 2>/dev/null

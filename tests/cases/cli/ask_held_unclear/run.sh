{ printf "?\n%.0s" 1 2 3 4 5 6 7 8 9 10; printf "2009-12-31\n2027-10-01\nstop\n"; } >in
"$PEERPATH" ask id-cpss -p me.yaml --as-of 2026-11-21 <in 2>said
grep -A1 "Until when\|the last day that" said
exit 0

{ echo 'id,age'; printf '"1,36\n'; head -c 2000000 /dev/zero | tr '\0' x; echo '",36'; echo 2,40; } >people.csv
"$PEERPATH" batch people.csv --states small --as-of 2026-11-21 --output summary --format csv

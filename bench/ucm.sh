#!/usr/bin/env bash
# bench/ucm.sh search [RUNS=3]
# Unified CM under load, one part each:
#   search   starts a lab with 100 000 users in a fresh JVM, as ./uclab does but with all its compilers, and searches
#            its directory over TLS (SearchBench): time to read the world, time until every port answers with the
#            directory's index made, the first search, and the median and 99th percentile of 4000 searches
# Prints lines of key=value, and of several runs the median line by p99 last. Everything stays on loopback.
set -u
cd "$(dirname "$0")/.." || exit 2
part=${1:-search} runs=${2:-3}
options=${UCLAB_JVM_OPTS:--XX:+UseSerialGC -Xmx1g}
[ "$part" = search ] || { echo "no part is called $part; parts: search" >&2; exit 2; }

./uclab worlds >/dev/null || exit 2 # builds, and makes the archive of classes that it starts with
mvn -q -B -o -Dquick -DskipTests -pl bench -am package >/dev/null || exit 2
for _ in $(seq "$runs"); do
  # shellcheck disable=SC2086
  java $options -Xshare:auto -XX:SharedArchiveFile=app/target/uclab.jsa -Dio.netty.jfr.enabled=false -Xlog:disable \
    -cp "$(printf '%s:' "$PWD"/app/target/uclab.jar "$PWD"/bench/target/bench-*.jar)" \
    org.uclab.bench.SearchBench bench/ucm/crowd.yaml cucm1 || exit 2
done | tee /dev/stderr | sed 's/.*p99_us=\([0-9]*\).*/\1 &/' | sort -n | cut -d' ' -f2- | awk '{l[NR]=$0} END{print "median " l[int((NR+1)/2)]}'

#!/usr/bin/env bash
# bench/start.sh [RUNS=5] [PEERS]
# How fast a lab starts and how much memory it keeps, in three figures:
#   warm   a whole world, from nothing to every port answering, in a JVM that has done it before (StartBench)
#   cold   ./uclab up until it has written its ports file, which it does once every port answers
#   peer   a bare Vert.x HTTPS server with the JVM options of short commands, in turn with ours. PEERS names a folder of peers whose
#          startup/peer-startup.sh java-vertx prints all_ms=…; without it there is no such line.
# Prints lines of key=value. Everything stays on loopback, and every started program is stopped.
set -u
cd "$(dirname "$0")/.." || exit 2
runs=${1:-5} peers=${2:-}
options='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss512k -Xms48m -Xmx512m'
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

median() { sort -n | awk '{a[NR]=$1} END{print a[int((NR+1)/2)]}'; }
field() { sed -n "s/.*\\b$1=\\([0-9]*\\).*/\\1/p"; }

cold() { # one run: milliseconds and resident kilobytes
  local started pid rss
  rm -f "$work/ports.json"
  started=$(date +%s%N)
  env -u UCLAB_JVM_OPTS ./uclab up --number 9 --ports-file "$work/ports.json" >"$work/up.log" 2>&1 &
  pid=$!
  while [ ! -f "$work/ports.json" ]; do
    kill -0 $pid 2>/dev/null || { cat "$work/up.log" >&2; exit 2; }
    sleep 0.01
  done
  echo $((($(date +%s%N) - started) / 1000000)) >>"$work/cold"
  sleep 2
  rss=$(awk '/^VmRSS/{print $2}' "/proc/$pid/status")
  echo "$rss" >>"$work/rss"
  kill -TERM $pid
  wait $pid || { echo "the lab ended with $?" >&2; exit 2; }
}

./uclab faults >/dev/null || exit 2 # builds and makes the class archive
mvn -q -B -o -Dstyle.color=never -Dquick -DskipTests -pl bench -am package >/dev/null || exit 2
warm=$(java -XX:+UseSerialGC -cp "$(printf '%s:' bench/target/bench-*.jar app/target/lib/*.jar)" org.uclab.bench.StartBench) || exit 2
echo "$warm"
for _ in $(seq "$runs"); do
  cold
  if [ -n "$peers" ]; then
    "$peers/startup/peer-startup.sh" java-vertx cds=1 jvm="$options" | tee -a "$work/peer.log" | field all_ms >>"$work/peer"
  fi
done
ours=$(median <"$work/cold")
echo "bench=cold runs=$runs ready_ms=$ours idle_rss_kb=$(median <"$work/rss")"
if [ -n "$peers" ]; then
  theirs=$(median <"$work/peer")
  echo "bench=peer runs=$runs ready_ms=$theirs ratio=$(awk -v a="$ours" -v b="$theirs" 'BEGIN{printf "%.2f", a/b}')"
fi

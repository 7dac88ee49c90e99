#!/usr/bin/env bash
# bench/control.sh [RUNS=9]
# What it costs that a lab obeys:
#   post-labs  POST /labs of a warm './uclab serve', until the lab's ports document is there
#   streams    the part of a core that ten streams of a thousand events a second take from the lab's process
#   cold       ./uclab up until it has written its ports file, with the control API and without, in turn
# Prints lines of key=value. Everything stays on loopback, and every started program is stopped.
set -u
cd "$(dirname "$0")/.." || exit 2
runs=${1:-9}
options='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss512k -Xms48m -Xmx512m'
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

median() { sort -n | awk '{a[NR]=$1} END{print a[int((NR+1)/2)]}'; }

cold() { # on or off: milliseconds
  local started pid
  rm -f "$work/ports.json"
  started=$(date +%s%N)
  UCLAB_JVM_OPTS=$options ./uclab up --number 9 --control "$1" --ports-file "$work/ports.json" >"$work/up.log" 2>&1 &
  pid=$!
  while [ ! -f "$work/ports.json" ]; do
    kill -0 $pid 2>/dev/null || { cat "$work/up.log" >&2; exit 2; }
    sleep 0.01
  done
  echo $((($(date +%s%N) - started) / 1000000)) >>"$work/$1"
  kill -TERM $pid
  wait $pid || { echo "the lab ended with $?" >&2; exit 2; }
}

./uclab faults >/dev/null || exit 2 # builds and makes the class archive
mvn -q -B -o -Dstyle.color=never -Dquick -DskipTests -pl bench -am package >/dev/null || exit 2
path=$(printf '%s:' bench/target/bench-*.jar app/target/lib/*.jar)
java -XX:+UseSerialGC -cp "$path" org.uclab.bench.ControlBench labs || exit 2
# shellcheck disable=SC2086 # the options are several words
java $options -cp "$path" org.uclab.bench.ControlBench streams || exit 2
for _ in $(seq "$runs"); do
  cold on
  cold off
done
on=$(median <"$work/on") off=$(median <"$work/off")
echo "bench=cold-control runs=$runs on_ms=$on off_ms=$off ratio=$(awk -v a="$on" -v b="$off" 'BEGIN{printf "%.3f", a/b}')"

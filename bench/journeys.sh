#!/usr/bin/env bash
# bench/journeys.sh [RUNS=3]
# Sign-ins of the reference client, one after the other, inside and outside, without and with a phone (JourneysBench): time until
# signed in, median and 99th percentile, and the CPU time that client and lab take together for one, sign-out included.
# Prints lines of key=value. Everything stays on loopback.
set -u
cd "$(dirname "$0")/.." || exit 2
runs=${1:-3}
options=${UCLAB_JVM_OPTS:--XX:+UseSerialGC -Xmx512m}

./uclab worlds >/dev/null || exit 2 # builds
mvn -q -B -o -Dquick -DskipTests -pl bench -am package >/dev/null || exit 2
for _ in $(seq "$runs"); do
  # shellcheck disable=SC2086 # the options are several words
  java $options \
    -cp "$(printf '%s:' "$PWD"/app/target/app-*.jar "$PWD"/app/target/lib/*.jar "$PWD"/bench/target/bench-*.jar)" \
    org.uclab.bench.JourneysBench || exit 2
done

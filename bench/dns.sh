#!/usr/bin/env bash
# Benchmark of the name server: questions per second and latency, over UDP and TCP, with two views on.
#
#   bench/dns.sh                measures uclab with dnsperf (Debian package dnsperf)
#   bench/dns.sh serve          only serves, on 127.0.0.1:PORT, until it is ended
#
#   SECONDS_EACH   seconds of each measurement (5)       RATE  fixed rate for the latency, questions a second (10000)
#   PORT           port (15453)                          ZONES, QUESTIONS  other zones (see below) and questions
#   PEERS          directory of scripts that measure other servers: each of "peer-dns.sh nsd" and "peer-dns.sh
#                  bind9-views" in it is run in turn with ours, and prints one line of key=value as ours does;
#                  "with.sh" and "load-dns.sh" in or above it drive ours, so that all are measured alike
#   UCLAB_JVM_OPTS options for the JVM; without it those that ./uclab uses
#
# ZONES is "ORIGIN:FILE,... ORIGIN:FILE,..." for the inside and the outside view; 127.0.0.1 is inside.
set -eu
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
port=${PORT:-15453}
seconds=${SECONDS_EACH:-5}
rate=${RATE:-10000}
options=${UCLAB_JVM_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss512k -Xms48m -Xmx512m}
zones=${ZONES:-example.com:$home/bench/dns/inside.zone example.com:$home/bench/dns/outside.zone}
questions=${QUESTIONS:-$home/bench/dns/questions.txt}

build() {
  (cd "$home" && mvn -q -B -Dquick -DskipTests -pl app,bench -am package) >&2
}

serve() {
  local inside outside
  read -r inside outside <<<"$zones"
  # shellcheck disable=SC2086
  exec java $options \
    -cp "$(printf '%s:' "$home"/bench/target/bench-*.jar "$home"/app/target/lib/*.jar)" \
    org.uclab.bench.NameServer 127.0.0.1 "$port" "inside=127.0.0.1=$inside" "outside==$outside"
}

field() { awk -v key="$1" 'index($0, key) { sub(/^.*: */, ""); print $1; exit }' "$2"; }

measure() { # transport
  local out
  out=$(mktemp)
  dnsperf -s 127.0.0.1 -p "$port" -d "$questions" -m "$1" -c 8 -q 100 -l 3 >/dev/null 2>&1
  dnsperf -s 127.0.0.1 -p "$port" -d "$questions" -m "$1" -c 8 -q 100 -l "$seconds" >"$out" 2>&1
  printf '%s qps=%.0f lost=%s' "$1" "$(field 'Queries per second' "$out")" "$(field 'Queries lost' "$out")"
  dnsperf -s 127.0.0.1 -p "$port" -d "$questions" -m "$1" -c 8 -q 2000 -Q "$rate" -l "$seconds" -v >"$out" 2>&1
  awk '/^> / { print $NF * 1e6 }' "$out" | sort -n | awk -v rate="$rate" '{ t[NR] = $1 } END {
    printf " at_%d_per_s: p50_us=%.0f p99_us=%.0f\n", rate, t[int(NR * .5) + 1], t[int(NR * .99) + 1] }'
  rm -f "$out"
}

against_peers() {
  local above load transport peer
  above=$PEERS
  [ -x "$above/with.sh" ] || above=$(dirname "$PEERS")
  load=$PEERS/load-dns.sh
  for transport in udp tcp; do
    for peer in nsd bind9-views; do
      "$above/pair.sh" "${ROUNDS:-3}" "$PEERS/peer-dns.sh $peer transport=$transport seconds=$seconds rate=$rate" \
        "$above/with.sh label=uclab start='$home/bench/dns.sh serve' ready=$port -- bash $load 127.0.0.1 $port \
          transport=$transport seconds=$seconds rate=$rate warmup=4" 2>/dev/null |
        tr ' ' '\n' | grep -E '^(qps|p50_us|p99_us|lost_pct|srv_us_per_op|other_cores|lat_other_cores)' |
        sed "s/^/$transport $peer=a uclab=b: /"
    done
  done
}

if [ "${1:-}" = serve ]; then serve; fi
build
if [ -n "${PEERS:-}" ]; then
  z=$PEERS
  ZONES="example.com:$z/example.com.internal.zone,uclab.com:$z/uclab.com.external.zone"
  ZONES="$ZONES example.com:$z/example.com.external.zone,uclab.com:$z/uclab.com.external.zone"
  export ZONES
  against_peers
  exit
fi
command -v dnsperf >/dev/null 2>&1 || { echo "dnsperf is not installed" >&2; exit 2; }
"$home/bench/dns.sh" serve >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || { echo "the server did not start" >&2; exit 1; }
  sleep 0.1
done
measure udp
measure tcp

#!/usr/bin/env bash
# Benchmark of HTTPS through Expressway: the version of a UCM, asked of E with the cookie of a sign-in. Each request goes over three
# TLS connections: E, the link to C, and UCM, all in one lab as ./uclab up starts it.
#
#   bench/edge.sh [PEERS]       PEERS is a directory of load generators and peers: its "https/peer-https.sh proxy" (three nginx
#                               behind one another, TLS on every hop) is run in turns with ours
#
#   ROUNDS (3)  turns           SECONDS_EACH (10)  seconds of each measurement          CONNECTIONS (32)  kept open
#   WARMUP (30) seconds before the first
#   UCLAB_JVM_OPTS  options for the JVM; without it those that everybody starts with
#
# Prints lines of key=value: requests/s, and the server's CPU time for a request, which depends less on what else the machine does.
# Needs wrk, curl and python3.
set -eu
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
peers=${1:-} rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-10} connections=${CONNECTIONS:-32} warmup=${WARMUP:-30}
for tool in wrk curl python3; do
  command -v $tool >/dev/null || { echo "bench/edge.sh: $tool is not installed" >&2; exit 2; }
done
work=$(mktemp -d)
trap 'kill "$lab" 2>/dev/null || true; wait "$lab" 2>/dev/null || true; rm -rf "$work"' EXIT
"$home/uclab" worlds >/dev/null # builds
"$home/uclab" up uclab --number 7 --ports-file "$work/ports.json" >"$work/up.log" 2>&1 &
lab=$!
while [ ! -s "$work/ports.json" ]; do
  kill -0 $lab 2>/dev/null || { cat "$work/up.log" >&2; exit 2; }
  sleep 0.1
done
at=$(python3 - "$work/ports.json" <<'P'
import json, sys
hosts = json.load(open(sys.argv[1]))["hosts"]
edge = next(s for h in hosts if h["name"].startswith("uclabexpwe01") for s in h["services"] if s["name"] == "edge-https")
print(f"https://{edge['address']}:{edge['port']}")
P
)
encoded() { printf %s "$1" | base64 -w0 | tr -d =; }
cookie=$(curl -sk -o /dev/null -D - -u mac.donald:ilikeMRA1 "$at/$(encoded uclab.com)/get_edge_config?service_name=_cisco-uds" |
  tr -d '\r' | sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p')
url="$at/$(encoded uclab.com/https/uclabcucm-pub.uclab.com/8443)/cucm-uds/version"
[ "$(curl -sk -o /dev/null -w '%{http_code}' -H "Cookie: $cookie" "$url")" = 200 ] || { echo "no answer through the edge" >&2; exit 2; }

ticks() { awk '{print $14 + $15}' "/proc/$lab/stat"; }
load() { wrk -t 1 -c "$connections" -d "$1s" --latency -H "Cookie: $cookie" "$url"; }
load "$warmup" >/dev/null
for _ in $(seq "$rounds"); do
  before=$(ticks)
  load "$seconds" >"$work/wrk.txt"
  after=$(ticks)
  awk -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" '
    /requests in/ {n = $1} /Requests\/sec/ {rps = $2} /99%/ {p99 = $2} /Non-2xx/ {bad = $NF} /Socket errors/ {errors = $0}
    END {printf "bench=edge rps=%.0f srv_us_per_op=%.1f p99=%s bad_status=%d%s\n", rps, ticks / hz * 1e6 / n, p99, bad, errors}' \
    "$work/wrk.txt"
  if [ -n "$peers" ]; then
    bash "$peers/https/peer-https.sh" proxy seconds="$seconds" warmup=2 rate=0 conns="$connections" |
      tr ' ' '\n' | grep -E '^(rps|srv_us_per_op)=' | paste -sd' ' | sed 's/^/bench=nginx /'
  fi
done

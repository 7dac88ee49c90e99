#!/usr/bin/env bash
# Benchmark of HTTPS at a UCM: the devices of a signed-in user, from the model, with Basic credentials on each request.
#
#   bench/https.sh PEERS        PEERS is a directory of load generators and peers: its "https/peer-https.sh wiremock" and
#                               "… vertx" are run in turns with ours, and "with.sh" and "https/load-https.sh" load ours
#   bench/https.sh serve        only serves, at https://127.0.0.1:20001/cucm-uds/user/user00001/devices
#                               (user00001, password secret00001), until it is ended
#
#   ROUNDS          turns of each pair (3)               SECONDS_EACH  seconds of each measurement (20)
#   WARMUP          seconds before each (30)             CERT          key of all servers' certificates (ecdsa)
#   UCLAB_JVM_OPTS  options for the JVM; without it all its compilers and a collector that uses all cores, as the peers
#                   have, not the quick start's
#
# The measurement's connections are new ones, and Java compiles anew for some seconds what their first requests made it
# doubt: short measurements measure that.
set -eu
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-20} warmup=${WARMUP:-30} cert=${CERT:-ecdsa}
export UCLAB_JVM_OPTS=${UCLAB_JVM_OPTS:--XX:+UseParallelGC -Xmx512m}
port=20001

serve() {
  exec "$home/uclab" up "$home/bench/https/world.yaml" --number 7 --single-address
}

pair() { # peer mode
  "$peers/pair.sh" "$rounds" "$peers/https/peer-https.sh $1 cert=$cert mode=$2 seconds=$seconds warmup=$warmup" \
    "$peers/with.sh label=uclab start='$home/bench/https.sh serve' ready=$port -- bash $peers/https/load-https.sh \
      127.0.0.1 $port auth=user00001:secret00001 expect=0 mode=$2 seconds=$seconds warmup=$warmup" |
    tr ' ' '\n' | grep -E '^(rps|p50_us|p99_us|net_errors|bad_status|srv_us_per_op)\.' | sed "s/^/$2 $1=a uclab=b: /"
}

if [ "${1:-}" = serve ]; then serve; fi
peers=${1:-}
[ -x "$peers/pair.sh" ] || { echo "usage: bench/https.sh PEERS | serve; see the head of this file" >&2; exit 2; }
"$home/uclab" worlds >/dev/null # builds
for peer in ${PEER:-wiremock vertx}; do
  for mode in ${MODE:-keepalive handshake}; do
    pair "$peer" "$mode"
  done
done

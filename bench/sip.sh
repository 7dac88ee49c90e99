#!/usr/bin/env bash
# Benchmark of SIP at a UCM: registrations with digest, calls, and the memory that a registration and a call take.
#
#   bench/sip.sh PEERS        PEERS is a directory of load generators and peers: its "sip/peer-sip.sh kamailio…" is run in turns
#                             with ours, and "with.sh" and "sip/load-sip.sh" load ours. Prints the lines of docs/performance.md
#   bench/sip.sh serve [N [tls]]  only serves, at 127.7.1.10:5060 (UDP and TCP), or with "tls" at :5061 (TLS), N users (1000) from
#                             00000 on whose password is "secret", until it is ended
#   bench/sip.sh memory PEERS only the memory
#
#   PART            "udp tcp tls calls memory", or some of them
#   ROUNDS          turns of each pair (3)               SECONDS_EACH  seconds of each measurement (10)
#   WARMUP          seconds before each (20)             PHONES        phones of the measurement of memory (10000)
#   UCLAB_JVM_OPTS  options for the JVM; without it all its compilers, and as much memory as the peer is given
set -eu
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-10} warmup=${WARMUP:-20} phones=${PHONES:-10000}
export UCLAB_JVM_OPTS=${UCLAB_JVM_OPTS:--XX:+UseParallelGC -Xmx4g -Xmn2g -XX:+AlwaysPreTouch -XX:+UseTransparentHugePages}
node=127.7.1.10 ready=20099 # the lab is commanded where its start is watched

world() { # number of phones, and "tls" for such as come by TLS: the world with them, on standard output
  local device="model: Third-party SIP Device (Basic), product: 336"
  [ "${2:-}" != tls ] || device="model: Third-party AS-SIP Endpoint, product: 631, securityMode: encrypted"
  cat "$home/bench/sip/world.yaml"
  awk -v n="$1" -v device="$device" 'BEGIN { for (i = 0; i < n; i++) {
    printf "  - id: \"%05d\"\n    password: secret\n    firstName: Bench\n    lastName: User\n    line: \"%05d\"\n    homeCluster: bench\n", i, i
    printf "    devices:\n      - {name: SEP%05d, %s}\n", i, device } }'
}

serve() {
  local file
  file=$(mktemp)
  world "${1:-1000}" "${2:-}" >"$file"
  exec "$home/uclab" up "$file" --number 7 --control 127.0.0.1:$ready
}

against() { # what it is called, load options for both, the peer, our port and how we serve
  local name=$1 options=$2 peer=$3 at=$4 how=${5:-}
  "$peers/pair.sh" "$rounds" "$peers/sip/peer-sip.sh $peer $options seconds=$seconds warmup=$warmup lat_rate=0" \
    "$peers/with.sh label=uclab start='$home/bench/sip.sh serve 1000 $how' ready=$ready -- bash $peers/sip/load-sip.sh \
      $node $at $options user_fmt=%05d seconds=$seconds warmup=$warmup lat_rate=0" |
    tr ' ' '\n' | grep -E '^(per_s|failed|sat_p99_us|srv_us_per_op)\.' | sed "s/^/$name kamailio=a uclab=b: /"
}

# The same peers whose generator registers callers, too: a UCM takes no call from whom it does not know.
registering() {
  local copy=$1/peers
  cp -r "$peers" "$copy"
  sed -i -e 's/int next = users \/ 2;/int next = 0;/' -e 's/prep_ok + prep_fail < users - users \/ 2/prep_ok + prep_fail < users/' \
    -e 's/callees\[(next - users \/ 2) % nconn\], S_REG/next < users \/ 2 ? callers[next % nconn] : &/' "$copy/sip/sipload.c"
  grep -q 'next < users / 2 ? callers' "$copy/sip/sipload.c" || { echo "the generator is another one; callers cannot be registered" >&2; exit 2; }
  echo "$copy"
}

calls() {
  local work
  work=$(mktemp -d)
  (
    peers=$(registering "$work")
    against calls-udp "mode=call transport=udp conns=50" kamailio-auth 5060
    against calls-tcp "mode=call transport=tcp conns=100" kamailio-auth 5060
  )
  rm -rf "$work"
}

if [ "${1:-}" = serve ]; then serve "${2:-}" "${3:-}"; fi
parts=${PART:-udp tcp tls calls memory}
if [ "${1:-}" = memory ]; then parts=memory && shift; fi
peers=${1:-}
[ -x "$peers/pair.sh" ] || { echo "usage: bench/sip.sh PEERS | memory PEERS | serve; see the head of this file" >&2; exit 2; }
"$home/uclab" worlds >/dev/null # builds
for part in $parts; do
  case $part in
  udp) against register-udp "transport=udp" kamailio-auth 5060 ;;
  tcp) against register-tcp "transport=tcp conns=200" kamailio-auth 5060 ;;
  tls) against register-tls "transport=tls conns=200" kamailio-auth 5061 tls ;;
  calls) calls ;;
  memory)
    mvn -q -B -o -f "$home/pom.xml" -Dquick -DskipTests -pl bench -am package >/dev/null
    # shellcheck disable=SC2086
    java $UCLAB_JVM_OPTS \
      -cp "$(printf '%s:' "$home"/bench/target/bench-*.jar "$home"/app/target/lib/*.jar)" \
      org.uclab.bench.PhonesBench <(world "$phones") "$phones" ;;
  *) echo "no part is called $part" >&2; exit 2 ;;
  esac
done

#!/usr/bin/env bash
# Benchmark of media legs: how many G.711 streams of 50 packets a second are echoed, each at its own pair of ports, with
# how much loss and delay.
#
#   PEERS=DIR bench/rtp.sh                 has rtpengine and ours measured in turns, with DIR/peer-rtp.sh and DIR/load-rtp.sh, by
#                                          the pair.sh beside DIR
#   PEERS=DIR bench/rtp.sh one             ours once, by DIR/load-rtp.sh, a generator that takes list=FILE and prints key=value
#   bench/rtp.sh serve CALLS CALLER LIST   only echoes, for callers at 127.0.0.1 from port CALLER on (each an even one); writes
#                                          "port caller" of each call to LIST, until it is ended
#
#   CALLS   calls that stand, and streams at most (1800)     UCLAB_JVM_OPTS  options for the JVM; without it those of ./uclab
#   LOAD    more options for the generator                   PORT            first port (20000)
#   ROUNDS  turns (3)
set -eu
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
calls=${CALLS:-1800}
# As ./uclab up has it: the second compiler for what is very often called.
compilers="-XX:Tier3InvocationThreshold=400 -XX:Tier3MinInvocationThreshold=200 -XX:Tier3CompileThreshold=4000"
compilers+=" -XX:Tier3BackEdgeThreshold=120000 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
compilers+=" -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
options=${UCLAB_JVM_OPTS:-$compilers -XX:+UseSerialGC -Xss512k -Xms48m -Xmx512m}

serve() { # calls, first port of the callers, list
  # shellcheck disable=SC2086
  exec java $options \
    -cp "$(printf '%s:' "$home"/bench/target/bench-*.jar "$home"/app/target/lib/*.jar)" \
    org.uclab.bench.RtpEcho 127.0.0.1 "${PORT:-20000}" "$1" "$2" "$3"
}

if [ "${1:-}" = serve ]; then serve "$2" "$3" "$4"; fi
load=${PEERS:?a folder with load-rtp.sh}/load-rtp.sh
[ -x "$load" ] || { echo "there is no $load" >&2; exit 2; }
if [ "${1:-}" != one ]; then
  "$PEERS/../pair.sh" "${ROUNDS:-3}" "$PEERS/peer-rtp.sh rtpengine calls=$calls flood=0 ${LOAD:-}" "$home/bench/rtp.sh one" |
    tr ' ' '\n' | grep -E '^(cap_streams|cap_p99_us|cap_loss|loss_pct|p50_us|p99_us|srv_us_per_op)\.' |
    sed 's/^/rtp-echo rtpengine=a uclab=b: /'
  exit
fi
# Each call has two sockets.
ulimit -n "$((2 * calls + 1000))" 2>/dev/null || { echo "ulimit -n is too low for $calls calls" >&2; exit 2; }
(cd "$home" && mvn -q -B -o -Dquick -DskipTests -pl app,bench -am package) >&2
work=$(mktemp -d)
"$home/bench/rtp.sh" serve "$calls" 40000 "$work/list" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
until [ -s "$work/list" ]; do
  kill -0 "$server" 2>/dev/null || { echo "the echo did not start" >&2; exit 1; }
  sleep 0.1
done
# shellcheck disable=SC2086
SRV_PID=$server "$load" 127.0.0.1 "${PORT:-20000}" list="$work/list" max_streams="$calls" flood=0 ${LOAD:-}

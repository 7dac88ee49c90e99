#!/usr/bin/env bash
# Benchmark of XMPP at a presence node beside ejabberd: log-ins (TCP, STARTTLS, SASL PLAIN, bind, presence), and chat messages.
#
#   bench/xmpp.sh PEERS       PEERS is a directory of load generators and peers: its "xmpp/peer-xmpp.sh ejabberd" is run in turns with ours, and
#                             "with.sh" and "xmpp/load-xmpp.sh" load ours. Prints, for each part, what a second brings, the 99th
#                             percentile and the server's CPU time for one (srv_us_per_op, user and system)
#   bench/xmpp.sh serve [N]   only serves, at 127.7.1.20:5222, N users (2000) from user00000 on whose password is "secret", until it is ended
#
#   PART            "login message", or one of them
#   ROUNDS          turns of each pair (3)               SECONDS_EACH  seconds of each measurement (10)
#   WARMUP          seconds before each (20)             CERT          key of the peer, ecdsa or rsa (ecdsa); ours has both
#   UCLAB_JVM_OPTS  options for the JVM; without it those that "./uclab up" has
set -eu
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-10} warmup=${WARMUP:-20} cert=${CERT:-ecdsa}
node=127.7.1.20 ready=20098 # the lab is commanded where its start is watched

serve() {
  local file
  file=$(mktemp --suffix=.yaml)
  {
    cat "$home/bench/xmpp/world.yaml"
    awk -v n="${1:-2000}" 'BEGIN { for (i = 0; i < n; i++)
      printf "  - {id: \"user%05d\", password: secret, impNode: cup1.example.com}\n", i }'
  } >"$file"
  exec "$home/uclab" up "$file" --number 7 --control 127.0.0.1:$ready
}

against() { # mode, and what percentile counts
  local options="mode=$1 seconds=$seconds warmup=$warmup"
  "$peers/pair.sh" "$rounds" "$peers/xmpp/peer-xmpp.sh ejabberd cert=$cert $options" \
    "$peers/with.sh label=uclab start='$home/bench/xmpp.sh serve' ready=$ready -- bash $peers/xmpp/load-xmpp.sh $node 5222 $options" |
    tr ' ' '\n' | grep -E '^(per_s|failed|sat_p99_us|p99_us|lat_failed|srv_us_per_op|srv_pss_mb)\.' | sed "s/^/$1 ejabberd=a uclab=b: /"
}

if [ "${1:-}" = serve ]; then serve "${2:-}"; fi
parts=${PART:-login message}
peers=${1:-}
[ -x "$peers/pair.sh" ] || { echo "usage: bench/xmpp.sh PEERS | serve; see the head of this file" >&2; exit 2; }
"$home/uclab" worlds >/dev/null # builds
for part in $parts; do
  case $part in
  login | message) against "$part" ;;
  *) echo "no part is called $part" >&2; exit 2 ;;
  esac
done

Feature: Name servers that fail
  Whatever a name server does wrong, the client says what it saw, and signs in again when it is healed.

  @DNS-15
  Scenario Outline: The name server <fault>
    Given the world "split-brain" where <scale> lab seconds pass in a second
    And the fault "<fault>" at dns of ns-inside, where type is SRV
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And the client of adam.mckenzie decided on "_cisco-uds._tcp.example.com" because "<reason>"
    And cucm1 heard nothing from any client
    When all faults are healed
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie passed no server over

    Examples:
      | fault              | reason                                                                       | scale |
      | dns-wrong-id       | no answer from the name server after 3 questions, 3 unusable replies ignored | 2     |
      | dns-wrong-port     | no answer from the name server after 3 questions, 3 unusable replies ignored | 2     |
      | dns-truncated      | the name server closed the TCP connection without an answer                  | 1     |
      | dns-oversized 5000 | no answer from the name server after 3 questions, 3 unusable replies ignored | 2     |
      | dns-malformed 7    | no answer from the name server after 3 questions, 3 unusable replies ignored | 2     |

  @DNS-15a
  Scenario: A server that fails says so to everybody, for that name alone, and until it is healed
    Given the world "split-brain"
    When the fault "dns-rcode SERVFAIL" at dns of ns-inside, where name is _cisco-uds._tcp.example.com
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets SERVFAIL
    And a stranger inside who asks ns-inside over TCP for SRV "_cisco-uds._tcp.example.com" gets SERVFAIL
    And a stranger inside who asks ns-inside for SRV "_cuplogin._tcp.example.com" gets:
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 8 50 8443 cup3.example.com.  |
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 5 100 8443 cup1.example.com. |
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 7 4 8443 cup2.example.com.   |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And the client of adam.mckenzie decided on "_cisco-uds._tcp.example.com" because "the name server answered SERVFAIL"
    When all faults are healed
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside

  @DNS-15b
  Scenario: A server that refuses says so, as one does that is asked for what it does not have
    Given the world "split-brain"
    Then a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.elsewhere.test" gets REFUSED
    When the fault "dns-rcode REFUSED" at dns of ns-inside, where type is SRV
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets REFUSED with:
      | no flag | AA |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And the client of adam.mckenzie decided on "_cisco-uds._tcp.example.com" because "the name server answered REFUSED"
    When all faults are healed
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside

  @DNS-15c
  Scenario: A server that is silent is asked three times, and never answers
    Given the world "split-brain" where 5 lab seconds pass in a second
    When the fault "dns-no-reply" at dns of ns-inside, where type is SRV
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And the client of adam.mckenzie decided on "_cisco-uds._tcp.example.com" because "no answer from the name server after 3 questions"
    And these messages arrived, in this order:
      | host      | message                         |
      | ns-inside | SRV _cisco-uds._tcp.example.com |
      | ns-inside | SRV _cisco-uds._tcp.example.com |
      | ns-inside | SRV _cisco-uds._tcp.example.com |
    When all faults are healed
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside

  @DNS-15d
  Scenario: A server that is no authority for what was delegated to it has neither records nor an SOA
    Given the world "split-brain"
    When the fault "dns-lame" at dns of ns-inside, where type is SRV
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets NODATA with:
      | no flag | AA |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And the client of adam.mckenzie decided on "_cisco-uds._tcp.example.com" because "the name has no such record"
    When adam.mckenzie launches the client again
    Then ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    When all faults are healed
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside

  @DNS-15e
  Scenario: Truncated by UDP, an answer is fetched whole by TCP
    Given the world "split-brain"
    When the fault "dns-truncated" at dns of ns-inside, where transport is udp
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets TRUNCATED
    And a stranger inside who asks ns-inside over TCP for SRV "_cisco-uds._tcp.example.com" gets:
      | answer  | _cisco-uds._tcp.example.com. 3600 IN SRV 6 30 8443 cucm3.example.com. |
      | answer  | _cisco-uds._tcp.example.com. 3600 IN SRV 2 20 8443 cucm2.example.com. |
      | answer  | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.com.  |
      | no flag | TC                                                                    |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked over TCP "SRV _cisco-uds._tcp.example.com"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was never asked over TCP by adam.mckenzie

  @DNS-15
  Scenario: One lost reply is asked for again
    Given the world "split-brain"
    And the fault "dns-no-reply" at dns of ns-inside, where name is _cisco-uds._tcp.example.com, the first time
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And these messages arrived, in this order:
      | host      | message                         |
      | ns-inside | SRV _cisco-uds._tcp.example.com |
      | ns-inside | SRV _cisco-uds._tcp.example.com |

  @DNS-15e @DNS-23
  Scenario: An answer that fits no datagram is truncated, and fetched over TCP
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 300 seconds:
      | 1 5 8443 cucm3.example.com. |
      | 2 5 8443 cucm3.example.com. |
      | 3 5 8443 cucm1.example.com. |
      | 4 5 8443 cucm2.example.com. |
      | 5 5 8443 cucm3.example.com. |
      | 6 5 8443 cucm1.example.com. |
      | 7 5 8443 cucm2.example.com. |
      | 8 5 8443 cucm3.example.com. |
      | 9 5 8443 cucm1.example.com. |
      | 10 5 8443 cucm2.example.com. |
      | 11 5 8443 cucm3.example.com. |
      | 12 5 8443 cucm1.example.com. |
      | 13 5 8443 cucm2.example.com. |
      | 14 5 8443 cucm3.example.com. |
      | 15 5 8443 cucm1.example.com. |
      | 16 5 8443 cucm2.example.com. |
      | 17 5 8443 cucm3.example.com. |
      | 18 5 8443 cucm1.example.com. |
      | 19 5 8443 cucm2.example.com. |
      | 20 5 8443 cucm3.example.com. |
      | 21 5 8443 cucm1.example.com. |
      | 22 5 8443 cucm2.example.com. |
      | 23 5 8443 cucm3.example.com. |
      | 24 5 8443 cucm1.example.com. |
      | 25 5 8443 cucm2.example.com. |
      | 26 5 8443 cucm3.example.com. |
      | 27 5 8443 cucm1.example.com. |
      | 28 5 8443 cucm2.example.com. |
      | 29 5 8443 cucm3.example.com. |
      | 30 5 8443 cucm1.example.com. |
      | 31 5 8443 cucm2.example.com. |
      | 32 5 8443 cucm3.example.com. |
      | 33 5 8443 cucm1.example.com. |
      | 34 5 8443 cucm2.example.com. |
      | 35 5 8443 cucm3.example.com. |
      | 36 5 8443 cucm1.example.com. |
      | 37 5 8443 cucm2.example.com. |
      | 38 5 8443 cucm3.example.com. |
      | 39 5 8443 cucm1.example.com. |
      | 0 5 8443 cucm2.example.com. |
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets TRUNCATED
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    And ns-inside was asked over TCP "SRV _cisco-uds._tcp.example.com"
    Given eve.holt has a client with:
      | setting  | value  |
      | platform | mobile |
    When eve.holt signs in from inside
    Then eve.holt is asked for manual settings
    And the client of eve.holt decided on "_cisco-uds._tcp.example.com" because "the answer is truncated, and this platform asks over UDP only"
    And ns-inside was never asked over TCP by eve.holt

  @DNS-16b
  Scenario: A target whose name has no address is passed over
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 0 seconds:
      | 1 5 8443 nobody.example.com. |
      | 2 5 8443 cucm2.example.com.  |
    Then a stranger inside who asks ns-inside for A "nobody.example.com" gets NXDOMAIN
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server" because "nobody.example.com: the name does not exist"
    And the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"

  @DNS-16b
  Scenario: A target without an address is passed over
    Given the world "split-brain"
    And the fault "dns-no-address" at dns of ns-inside, where name is cucm1.example.com
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"

  @DNS-16c @DISC-08c
  Scenario: A target that is dead is passed over
    Given the world "split-brain"
    When cucm1 loses power
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "not cucm1.example.com"
    And the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    When cucm1 has power again
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    And the client of adam.mckenzie passed no server over

  @DNS-21
  Scenario: Expressway-C also asks for _cisco-phone-tftp, whose absence is no obstacle
    Given the world "uclab"
    When mac.donald signs in from outside
    Then ns-inside was asked "SRV _cisco-phone-tftp._tcp.uclab.com"
    And ns-inside answered "NXDOMAIN SRV _cisco-phone-tftp._tcp.uclab.com"
    And mac.donald is signed in outside through uclabexpwe01

  @DNS-22
  Scenario: Short names need a search domain
    Given the world "uclab"
    And mac.donald has a client with:
      | setting       | value     |
      | search domain | not taken |
    When mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And the client of mac.donald decided on "UDS server" because "'uclabcucm-pub' is a short name and the network gave no search domain: it cannot be resolved"
    When ada.byron signs in from inside
    Then ada.byron is signed in inside
    And the device of ada.byron is "CSFABYRON"

  @DNS-16a
  Scenario: A target that is no full name works with a search domain, and is passed over without
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 300 seconds:
      | 1 5 8443 cucm1.             |
      | 2 5 8443 cucm2.example.com. |
    Given adam.mckenzie has a client with:
      | setting   | value |
      | softphone | off   |
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1"
    And ns-inside was asked "A cucm1.example.com"
    And ns-inside was never asked "A cucm2.example.com"
    Given eve.holt has a client with:
      | setting       | value     |
      | search domain | not taken |
    When eve.holt signs in from inside
    Then the client of eve.holt decided on "UDS server": "cucm2.example.com"
    And the client of eve.holt decided on "UDS server" because "'cucm1' is a short name and the network gave no search domain: it cannot be resolved"

  @DNS-16a
  Scenario: A _collab-edge target that is no full name is passed over
    Given the world "split-brain"
    When ns-outside gets new SRV records for "_collab-edge._tls.example.com", to be kept 300 seconds:
      | 1 5 8443 xpre1.             |
      | 2 5 8443 xpre2.example.com. |
    And adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre2
    And the client of adam.mckenzie decided on "edge server" because "'xpre1' is a short name and …; it is on the recently failed list now"

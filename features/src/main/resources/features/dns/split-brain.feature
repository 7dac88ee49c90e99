Feature: One domain, split-brain
  Both name servers are authoritative for example.com and answer differently, so a host learns where it is by whom it
  asks.

  Background:
    Given the world "split-brain"

  @DNS-01 @DNS-10 @DNS-19 @DISC-02
  Scenario: The same question has another answer inside and outside
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets:
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 6 30 8443 cucm3.example.com. |
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 2 20 8443 cucm2.example.com. |
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.com.  |
      | additional | cucm1.example.com. 3600 IN A {cucm1}                                 |
      | flag       | AA                                                                   |
    And a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.example.com" gets NXDOMAIN with:
      | flag | AA |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

  @DNS-02 @DNS-03
  Scenario: The presence and edge records as printed
    Then a stranger inside who asks ns-inside for SRV "_cuplogin._tcp.example.com" gets:
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 8 50 8443 cup3.example.com.  |
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 5 100 8443 cup1.example.com. |
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 7 4 8443 cup2.example.com.   |
    And a stranger outside who asks ns-outside for SRV "_collab-edge._tls.example.com" gets:
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 3 7 8443 xpre1.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 4 8 8443 xpre2.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 5 0 8443 xpre3.example.com. |

  @DISC-07
  Scenario: A client of release 9.6 that finds _cisco-uds asks nobody for the pinpoint subdomain
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R96   |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was never asked "SRV _cisco-uds._tcp.cisco-internal.example.com"
    And ns-inside was never asked "SRV _cuplogin._tcp.cisco-internal.example.com"

  @DNS-11
  Scenario: A host that moves gets the other view
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-outside was never asked "SRV"
    When adam.mckenzie moves outside and launches the client again
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.example.com"
    And ns-outside answered "NXDOMAIN SRV _cisco-uds._tcp.example.com"
    When adam.mckenzie moves inside and launches the client again
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-outside was never asked "SRV"

  @DNS-14
  Scenario: A name that does not exist and a name without such records
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NXDOMAIN with:
      | flag      | AA                                                                                        |
      | authority | example.com. 30 IN SOA ns-inside.example.com. hostmaster.example.com. 1 3600 600 86400 30 |
    And a stranger inside who asks ns-inside for TXT "cucm1.example.com" gets NODATA with:
      | flag      | AA                                                                                        |
      | authority | example.com. 30 IN SOA ns-inside.example.com. hostmaster.example.com. 1 3600 600 86400 30 |
    And a stranger outside who asks ns-outside for A "example.com" gets NODATA with:
      | flag      | AA                                                                                           |
      | authority | example.com. 900 IN SOA ns-outside.example.com. hostmaster.example.com. 1 3600 600 86400 900 |
    And a stranger outside who asks ns-outside for A "www.elsewhere.test" gets REFUSED
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "_collab-edge._tls.example.com" because "the name does not exist"
    When ns-inside gets new TXT records for "_collab-edge._tls.example.com", to be kept 30 seconds:
      | "not for services" |
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "_collab-edge._tls.example.com" because "the name has no such record"

  @DNS-17 @DNS-18
  Scenario: The records of directories and Callbridges
    Then a stranger inside who asks ns-inside for SRV "_gc._msdcs._tcp.example.com" gets:
      | answer | _gc._msdcs._tcp.example.com. 3600 IN SRV 0 100 3268 dc1.example.com. |
    And a stranger inside who asks ns-inside for SRV "_ldap._msdcs._tcp.example.com" gets:
      | answer | _ldap._msdcs._tcp.example.com. 3600 IN SRV 0 100 389 dc1.example.com. |
    And a stranger inside who asks ns-inside for SRV "_xmpp-component._tcp.example.com" gets:
      | answer     | _xmpp-component._tcp.example.com. 3600 IN SRV 10 50 5223 cms1.example.com. |
      | answer     | _xmpp-component._tcp.example.com. 3600 IN SRV 20 50 5223 cms2.example.com. |
      | additional | cms1.example.com. 3600 IN A {cms1}                                        |
    And a stranger outside who asks ns-outside for SRV "_xmpp-component._tcp.example.com" gets NXDOMAIN

  @DNS-23
  Scenario: Answers come over UDP and over TCP
    Then a stranger inside who asks ns-inside over TCP for SRV "_gc._msdcs._tcp.example.com" gets:
      | answer | _gc._msdcs._tcp.example.com. 3600 IN SRV 0 100 3268 dc1.example.com. |
    And a stranger inside who asks ns-inside for SRV "_gc._msdcs._tcp.example.com" gets:
      | answer | _gc._msdcs._tcp.example.com. 3600 IN SRV 0 100 3268 dc1.example.com. |

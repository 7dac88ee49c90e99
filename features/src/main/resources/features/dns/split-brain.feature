Feature: One domain, split-brain
  Both name servers are authoritative for example.com and answer differently, so a host learns where it is by whom it
  asks.

  Background:
    Given the world "split-brain"

  @DNS-01a
  Scenario: Priority, weight, port and target arrive as they were configured, and count
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 300 seconds:
      | 0 65535 9 cucm3.example.com.    |
      | 1 2 8443 cucm2.example.com.     |
      | 65535 0 65535 cucm1.example.com. |
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets:
      | answer | _cisco-uds._tcp.example.com. 300 IN SRV 0 65535 9 cucm3.example.com.     |
      | answer | _cisco-uds._tcp.example.com. 300 IN SRV 1 2 8443 cucm2.example.com.      |
      | answer | _cisco-uds._tcp.example.com. 300 IN SRV 65535 0 65535 cucm1.example.com. |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "UDS server": "not cucm3.example.com"
    And the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"

  @DNS-01b
  Scenario: The three printed records
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets:
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 6 30 8443 cucm3.example.com. |
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 2 20 8443 cucm2.example.com. |
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.com.  |
      | additional | cucm1.example.com. 3600 IN A {cucm1}                                 |
      | flag       | AA                                                                   |

  @DNS-10
  Scenario: Both servers are authorities for the same domain, and say different things
    Then a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.example.com" gets NXDOMAIN with:
      | flag      | AA                                                                                           |
      | authority | example.com. 900 IN SOA ns-outside.example.com. hostmaster.example.com. 1 3600 600 86400 900 |
    And a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NXDOMAIN with:
      | flag      | AA                                                                                        |
      | authority | example.com. 30 IN SOA ns-inside.example.com. hostmaster.example.com. 1 3600 600 86400 30 |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

  @DNS-19a
  Scenario: Who asks is told what the server says that he asks
    Then a stranger inside who asks ns-inside for A "cucm1.example.com" gets:
      | answer | cucm1.example.com. 3600 IN A {cucm1} |
    And a stranger inside who asks ns-outside for A "cucm1.example.com" gets NXDOMAIN
    And a stranger inside who asks ns-outside for A "www.example.com" gets:
      | answer | www.example.com. 3600 IN A 192.0.2.80 |
    And a stranger inside who asks ns-inside for A "www.example.com" gets NXDOMAIN
    When adam.mckenzie signs in from inside
    Then ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-outside was never asked "SRV"
    When adam.mckenzie signs in from outside
    Then ns-outside was asked "SRV _cisco-uds._tcp.example.com"
    And ns-inside was never asked "SRV" by adam.mckenzie

  @DISC-02
  Scenario: With _cisco-uds a client goes to UCM, even if _cuplogin and _collab-edge exist
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R11   |
    When ns-inside gets new SRV records for "_collab-edge._tls.example.com", to be kept 300 seconds:
      | 1 1 8443 xpre1.example.com. |
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "_cuplogin._tcp.example.com": "found"
    And the client of adam.mckenzie decided on "_collab-edge._tls.example.com": "found"
    And the client of adam.mckenzie decided on "location": "inside", because "_cisco-uds._tcp exists"
    And the user data of adam.mckenzie came from cucm1
    And xpre1 heard nothing from any client
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

  @DNS-02
  Scenario: The presence records as printed
    Then a stranger inside who asks ns-inside for SRV "_cuplogin._tcp.example.com" gets:
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 8 50 8443 cup3.example.com.  |
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 5 100 8443 cup1.example.com. |
      | answer | _cuplogin._tcp.example.com. 3600 IN SRV 7 4 8443 cup2.example.com.   |
      | flag   | AA                                                                   |

  @DNS-03
  Scenario: The edge records as printed
    Then a stranger outside who asks ns-outside for SRV "_collab-edge._tls.example.com" gets:
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 3 7 8443 xpre1.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 4 8 8443 xpre2.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 5 0 8443 xpre3.example.com. |
      | flag   | AA                                                                     |

  @DISC-07
  Scenario: A client of release 9.6 that finds _cisco-uds asks nobody for the pinpoint subdomain
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R96   |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was never asked "SRV _cisco-uds._tcp.cisco-internal.example.com"
    And ns-inside was never asked "SRV _cuplogin._tcp.cisco-internal.example.com"

  @DISC-07
  Scenario: A client of release 9.6 that finds _cuplogin alone asks nobody for the pinpoint subdomain either
    Given adam.mckenzie has a client with:
      | setting | value |
      | release | R96   |
    When ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "authenticator": "presence server"
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
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

  @DNS-14a
  Scenario: A name that does not exist is a name error
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NXDOMAIN
    And a stranger inside who asks ns-inside for A "_tls.example.com" gets NXDOMAIN
    And a stranger outside who asks ns-outside for A "www.elsewhere.test" gets REFUSED
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "_collab-edge._tls.example.com" because "the name does not exist"

  @DNS-14b
  Scenario: A name without such a record is no name error
    Then a stranger inside who asks ns-inside for TXT "cucm1.example.com" gets NODATA
    And a stranger inside who asks ns-inside for A "_tcp.example.com" gets NODATA
    When ns-inside gets new TXT records for "_collab-edge._tls.example.com", to be kept 30 seconds:
      | "not for services" |
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NODATA
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "_collab-edge._tls.example.com" because "the name has no such record"

  @DNS-14c
  Scenario: Either comes with the SOA record of its zone
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NXDOMAIN with:
      | flag      | AA                                                                                        |
      | authority | example.com. 30 IN SOA ns-inside.example.com. hostmaster.example.com. 1 3600 600 86400 30 |
    And a stranger inside who asks ns-inside for TXT "cucm1.example.com" gets NODATA with:
      | flag      | AA                                                                                        |
      | authority | example.com. 30 IN SOA ns-inside.example.com. hostmaster.example.com. 1 3600 600 86400 30 |
    And a stranger outside who asks ns-outside for A "example.com" gets NODATA with:
      | flag      | AA                                                                                           |
      | authority | example.com. 900 IN SOA ns-outside.example.com. hostmaster.example.com. 1 3600 600 86400 900 |

  @DNS-17
  Scenario: The records of directories
    Then a stranger inside who asks ns-inside for SRV "_gc._msdcs._tcp.example.com" gets:
      | answer | _gc._msdcs._tcp.example.com. 3600 IN SRV 0 100 3268 dc1.example.com. |
    And a stranger inside who asks ns-inside for SRV "_ldap._msdcs._tcp.example.com" gets:
      | answer | _ldap._msdcs._tcp.example.com. 3600 IN SRV 0 100 389 dc1.example.com. |

  @DNS-18
  Scenario: The records of Callbridges
    Then a stranger inside who asks ns-inside for SRV "_xmpp-component._tcp.example.com" gets:
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

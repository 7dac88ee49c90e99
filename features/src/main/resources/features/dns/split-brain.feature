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
    And a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.example.com" gets NXDOMAIN
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the user data of adam.mckenzie came from cucm1
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

  @DNS-11
  Scenario: A host that moves gets the other view
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie moves outside and launches the client again
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.example.com"
    When adam.mckenzie moves inside and launches the client again
    Then adam.mckenzie is signed in inside

  @DNS-14
  Scenario: A name that does not exist and a name without such records
    Then a stranger inside who asks ns-inside for SRV "_collab-edge._tls.example.com" gets NXDOMAIN
    And a stranger inside who asks ns-inside for TXT "cucm1.example.com" gets NODATA
    And a stranger outside who asks ns-outside for A "example.com" gets NODATA
    And a stranger outside who asks ns-outside for A "www.elsewhere.test" gets REFUSED

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

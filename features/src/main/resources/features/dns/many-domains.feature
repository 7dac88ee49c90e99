Feature: Several services domains
  Each domain has its own records for its own users.

  Background:
    Given the world "many-domains"

  @DNS-13
  Scenario: Users of two domains find their own servers
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.com" gets:
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.com. |
    And a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.org" gets:
      | answer | _cisco-uds._tcp.example.org. 3600 IN SRV 1 5 8443 cucm2.example.org. |
    When adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    And cucm2 heard nothing from adam.mckenzie
    When olga.org signs in from inside
    Then the user data of olga.org came from cucm2
    And cucm1 heard nothing from olga.org
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    When olga.org signs in from outside
    Then olga.org is signed in outside through xpre2

  @DNS-20
  Scenario: The record with an address as target, as printed
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.printed.example.net" gets:
      | answer | _cisco-uds._tcp.printed.example.net. 3600 IN SRV 0 0 8443 192.168.0.26. |

  @DNS-20 @EDGE-06c
  Scenario: An address as target works inside, and not for _collab-edge
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.example.net" gets:
      | answer | _cisco-uds._tcp.example.net. 3600 IN SRV 0 0 8443 {cucm3}. |
    When nadia.net signs in from inside
    Then nadia.net is signed in inside
    And cucm3 was asked "GET /cucm-uds/version"
    And ns-inside was never asked "A {cucm3}"
    When nadia.net signs in from outside
    Then the client of nadia.net decided on "location": "outside"
    And nadia.net is told that the server cannot be reached
    And the client of nadia.net decided on "edge server" because "an address can have no cookie; the record must name a host; it is on the recently failed list now"
    And xpre3 heard nothing from any client
    And a stranger outside who asks edge-https of xpre3 for "/" gets 404

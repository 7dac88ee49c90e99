Feature: Several services domains
  Each domain has its own records for its own users.

  Background:
    Given the world "many-domains"

  @DNS-13
  Scenario: Users of two domains find their own servers
    When adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    When olga.org signs in from inside
    Then the user data of olga.org came from cucm2
    When olga.org signs in from outside
    Then olga.org is signed in outside through xpre2

  @DNS-20
  Scenario: The record with an address as target, as printed
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.printed.example.net" gets:
      | answer | _cisco-uds._tcp.printed.example.net. 3600 IN SRV 0 0 8443 192.168.0.26. |

  @DNS-20 @DNS-16
  Scenario: An address as target works inside, and not for _collab-edge
    When nadia.net signs in from inside
    Then nadia.net is signed in inside
    When nadia.net signs in from outside
    Then nadia.net is told that the server cannot be reached

Feature: The pinpoint subdomain
  The inside server has cisco-internal.example.com and forwards the rest of example.com.

  Background:
    Given the world "pinpoint"

  @DNS-08
  Scenario: The subdomain is inside only, its parent's names are still forwarded
    Then a stranger inside who asks ns-inside for SRV "_cisco-uds._tcp.cisco-internal.example.com" gets:
      | answer | _cisco-uds._tcp.cisco-internal.example.com. 3600 IN SRV 6 30 8443 cucm3.example.local. |
      | answer | _cisco-uds._tcp.cisco-internal.example.com. 3600 IN SRV 2 20 8443 cucm2.example.local. |
      | answer | _cisco-uds._tcp.cisco-internal.example.com. 3600 IN SRV 1 5 8443 cucm1.example.local.  |
    And a stranger inside who asks ns-inside for A "www.example.com" gets:
      | answer | www.example.com. 3600 IN A 192.0.2.80 |
    And a stranger outside who asks ns-outside for SRV "_cisco-uds._tcp.cisco-internal.example.com" gets NXDOMAIN

  @DISC-07 @DISC-37
  Scenario: A client of release 9.6 asks there and is inside
    Given adam.mckenzie has a client of release R96
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "location": "inside"
    And adam.mckenzie is signed in inside
    And these messages arrived, in this order:
      | host      | message                                        |
      | ns-inside | SRV _cisco-uds._tcp.example.com                |
      | ns-inside | SRV _cisco-uds._tcp.cisco-internal.example.com |

  @DISC-36
  Scenario: Later releases do not ask there
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "location": "outside"
    And ns-inside was never asked "SRV _cisco-uds._tcp.cisco-internal.example.com"

Feature: One domain, not split-brain
  One server tells everybody everything, also those who cannot use it.

  Background:
    Given the world "exposed" where 4 lab seconds pass in a second

  @DNS-12a
  Scenario: Outside everybody is told where the inside is
    Then a stranger outside who asks ns for SRV "_cisco-uds._tcp.example.com" gets:
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 6 30 8443 cucm3.example.com. |
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 2 20 8443 cucm2.example.com. |
      | answer     | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.com.  |
      | additional | cucm1.example.com. 3600 IN A {cucm1}                                  |
    And a stranger outside who asks ns for A "cucm3.example.com" gets:
      | answer | cucm3.example.com. 3600 IN A {cucm3} |

  @DNS-12b
  Scenario: Outside a client that finds _cisco-uds believes it is inside, though _collab-edge is there too
    When adam.mckenzie signs in from outside
    Then the client of adam.mckenzie decided on "_collab-edge._tls.example.com": "found"
    And the client of adam.mckenzie decided on "location": "inside", because "_cisco-uds._tcp exists"

  @DNS-12c
  Scenario: Outside what the client found cannot be reached, and what could be reached is not tried
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is told that the server cannot be reached
    And the client of adam.mckenzie decided on "UDS server": "not cucm1.example.com"
    And the client of adam.mckenzie decided on "UDS server": "not cucm2.example.com"
    And the client of adam.mckenzie decided on "UDS server": "not cucm3.example.com"
    And cucm1 heard nothing from any client
    And xpre1 heard nothing from any client
    And a stranger outside who asks edge-https of xpre1 for "/" gets 404

  @DNS-12
  Scenario: Inside the same server leads to UCM
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm1 was asked "GET /cucm-uds/version"

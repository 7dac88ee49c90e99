Feature: CAPF from outside
  That nobody enrols from outside is the firewall's doing, not that of a name which nobody outside knows.

  @PORT-03
  Scenario: Outside, who knows the address of CAPF does not get there either
    Given the world "capf" where 5 lab seconds pass in a second
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When ns-outside gets new A records for "cucm1.example.com", to be kept 60 seconds:
      | {cucm1} |
    And cara.capf signs in from outside
    Then cara.capf is told that the server cannot be reached
    And the client of cara.capf decided on "device certificate of CSFCARA": "none", because "cucm1.example.com: …"
    And cucm1 was never asked "auth-response CSFCARA"
    When cara.capf moves inside and launches the client again
    Then cara.capf is signed in inside
    And cucm1 was asked "auth-response CSFCARA"

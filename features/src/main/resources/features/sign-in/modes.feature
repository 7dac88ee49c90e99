Feature: Modes of one company
  One record serves everybody; what a user has, his service profile and his devices say.

  @DISC-43
  Scenario Outline: Behind one record <user> is in <mode>
    Given the world "service-profiles"
    When <user> signs in from inside
    Then <user> is in <mode>
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"

    Examples:
      | user         | mode       |
      | ida.imp      | full UC    |
      | nora.nophone | IM only    |
      | phil.phone   | phone mode |

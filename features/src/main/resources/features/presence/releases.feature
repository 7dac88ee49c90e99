Feature: Releases of the presence product
  How long the keys of its certificates are, and whether nodes stand in for each other, depends on the release (S4).

  @CERT-04a
  Scenario Outline: From 8.6.4 on a presence server has a key of 2048 bits: <release>
    Given the world "presence-<release>"
    And olga.old has a client with:
      | setting | value |
      | release | R11   |
    When olga.old signs in from inside
    Then the client of olga.old decided on "presence server": "cup1.example.com:5222"
    And the key that cup1 shows at soap has 2048 bits

    Examples:
      | release |
      | 8.6.4   |
      | 9.0.1   |

  @CERT-04b
  Scenario Outline: Below 8.6.4 a presence server has a key of 1024 bits, which a client of <client> takes
    Given the world "presence-8.6.3"
    And olga.old has a client with:
      | setting | value    |
      | release | <client> |
    When olga.old signs in from inside
    Then the client of olga.old decided on "presence server": "cup1.example.com:5222"
    And the key that cup1 shows at soap has 1024 bits
    And the client of olga.old decided on "certificate of cup1.example.com": "taken", because "a presence server below 8.6.4 has a key of 1024 bits"

    Examples:
      | client |
      | R96    |
      | R11    |

  @IMHA-13
  Scenario Outline: High availability from 8.5 on: <release>
    Given the world "presence-<release>" where 10 lab seconds pass in a second
    And olga.old has a client with:
      | setting  | value      |
      | release  | R11        |
      | re-login | 2 s to 4 s |
    When olga.old signs in from inside
    And cup1 loses power
    Then olga.old is not connected
    And olga.old is signed in again at cup2 within 60 lab seconds
    When cup1 has power again
    And olga.old signs in again with the same client
    Then the client of olga.old decided on "presence server": "cup1.example.com:5222"

    Examples:
      | release |
      | 8.6.3   |
      | 9.0.1   |

  @IMHA-13
  Scenario: Before 8.5 there is none
    Given the world "presence-8.0.3" where 10 lab seconds pass in a second
    And olga.old has a client with:
      | setting  | value      |
      | release  | R11        |
      | re-login | 2 s to 4 s |
    When olga.old signs in from inside
    Then the client of olga.old decided on "XMPP servers": "cup1.example.com"
    When cup1 loses power
    Then olga.old is not connected
    And olga.old is asked to sign in again
    When cup1 has power again
    And olga.old signs in again with the same client
    Then the client of olga.old decided on "presence server": "cup1.example.com:5222"

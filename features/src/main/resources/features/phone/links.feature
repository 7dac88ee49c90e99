Feature: Links that start calls
  The client has registered some schemes with the operating system, and other programs hand it links of theirs (S4).

  Background:
    Given the world "calls" where 1 lab seconds pass in a second

  Scenario Outline: <link> starts a call
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    Then the phone of ben.brown is registered at cucm1
    When ada.byron opens the link "<link>"
    Then ben.brown is called by ada.byron
    When ben.brown answers
    Then the call of ada.byron is connected

    @NAVI-01c
    Examples:
      | link     |
      | TEL:7002 |

    @NAVI-01d
    Examples:
      | link          |
      | CISCOTEL:7002 |

    @NAVI-01e
    Examples:
      | link                      |
      | SIP:ben.brown@example.com |

  @NAVI-01f
  Scenario: CISCOTELCONF: starts a conference
    Given ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And cora.cole has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And cora.cole signs in from inside
    Then the phone of ben.brown is registered at cucm1
    And the phone of cora.cole is registered at cucm1
    When ada.byron opens the link "CISCOTELCONF:7002;7003"
    And ben.brown answers
    And cora.cole answers
    Then the call of ada.byron is connected
    When ada.byron mutes the call
    Then cora.cole hears ben.brown

  @NAVI-03
  Scenario: TEL: is the phone's own on an iPhone
    Given ada.byron has a client with:
      | setting | value |
      | device  | TCT   |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    Then the phone of ben.brown is registered at cucm1
    And the link "TEL:7002" does not reach the client of ada.byron: "the device keeps TEL for its own phone"
    When ada.byron opens the link "CISCOTEL:7002"
    Then the phone of ben.brown rings

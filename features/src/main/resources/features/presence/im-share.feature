Feature: Screens shared by IM
  Where two have nothing but IM, one can still show the other the screen: at a TCP port of the dynamic range, drawn by lot, which the
  configuration file can narrow (S4, port tables). Mobile clients have no such port.

  @IMP-14
  Scenario: SharePortRangeStart and SharePortRangeSize narrow the range
    Given the world "chat-settings" where 1 lab seconds pass in a second
    When hanna.history signs in from inside
    And adam.partner signs in from inside
    Then hanna.history sees that adam.partner is available
    When hanna.history shares the screen by IM with adam.partner
    Then adam.partner sees by IM the screen of hanna.history
    And hanna.history is called at a TCP port from 50000 to 50019 by adam.partner

  @IMP-14
  Scenario: Without them it is some port of the dynamic range
    Given the world "uclab" where 1 lab seconds pass in a second
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When mac.donald shares the screen by IM with ada.byron
    Then ada.byron sees by IM the screen of mac.donald
    And mac.donald is called at a TCP port from 49152 to 65535 by ada.byron

  @PORT-01t
  Scenario: 49152 and up: a desktop client is called there, a mobile one has no such port
    Given the world "uclab" where 1 lab seconds pass in a second
    And grace.hopper has a client with:
      | setting | value |
      | device  | TCT   |
    When ada.byron signs in from inside
    And mac.donald signs in from inside
    And grace.hopper signs in from inside
    Then ada.byron sees that mac.donald is available
    When ada.byron shares the screen by IM with mac.donald
    Then mac.donald sees by IM the screen of ada.byron
    And ada.byron is called at a TCP port from 49152 to 65535 by mac.donald
    And grace.hopper sees that ada.byron is available
    And sharing the screen by IM with ada.byron is refused to grace.hopper: "a mobile client shares no screen by IM"

  @PORT-02t
  Scenario: 49152 and up: no screen is seen, and messages come
    Given the world "uclab" where 1 lab seconds pass in a second
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When mac.donald shares the screen by IM with ada.byron
    Then ada.byron sees by IM the screen of mac.donald
    When mac.donald ends the screen share by IM with ada.byron
    And the fault "refuse" at im-share of the client of mac.donald
    And mac.donald shares the screen by IM with ada.byron
    Then ada.byron does not see by IM the screen of mac.donald: "nobody is reached there"
    And mac.donald is told that ada.byron does not see the screen: "nobody is reached there"
    When mac.donald writes "do you see it?" to ada.byron
    Then ada.byron reads "do you see it?" from mac.donald
    When all faults are healed
    And mac.donald shares the screen by IM with ada.byron
    Then ada.byron sees by IM the screen of mac.donald

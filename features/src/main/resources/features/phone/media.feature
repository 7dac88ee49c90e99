Feature: How well a call is heard
  A client tells loss, jitter, round trip and what a listener would think of it.

  @MED-09
  Scenario: A line that loses packets is told from one that does not
    Given the world "uclab" where 1 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    And the line of mac.donald is good
    When the fault "rtp-lost" at rtp of uclabcucm-pub, in 20 % with seed 7
    Then the line of mac.donald loses about 20 percent
    When all faults are healed
    Then mac.donald hears the own voice come back

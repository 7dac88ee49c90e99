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

  @MED-09
  Scenario Outline: A call of which <what>
    Given the world "media"
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then wendy.windows hears the own voice come back
    And the sound of wendy.windows loses nothing
    When the fault "<fault>" at rtp of cucm1
    Then the call of wendy.windows stands still for 2 lab seconds
    When all faults are healed
    Then wendy.windows hears the own voice come back

    Examples:
      | what                            | fault    |
      | one way is broken               | rtp-lost |
      | nothing passes, neither in nor out | lose  |

  @MED-09
  Scenario: A path that reorders, and one that jitters
    Given the world "media"
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then wendy.windows hears the own voice come back
    When the fault "path delay=60ms reorder=20%" at rtp of cucm1
    Then the sound of wendy.windows is out of order
    When all faults are healed
    Then the sound of wendy.windows has a jitter of less than 20 ms
    When the fault "path delay=20ms spread=200ms" at rtp of cucm1
    Then the sound of wendy.windows has a jitter of 40 ms or more
    When all faults are healed
    Then the sound of wendy.windows has a jitter of less than 20 ms

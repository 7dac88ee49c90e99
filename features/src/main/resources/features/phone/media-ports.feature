Feature: Ports of media
  A client takes sound in the lower half of the ports that its device file gives it, and video in the upper half (S4, "Port Ranges").

  @MED-10
  Scenario: The ports of a profile that nobody has touched
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | video   | w144p |
    When mac.donald signs in from inside
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    And mac.donald takes sound between the ports 16384 and 24574
    And mac.donald takes video between the ports 24575 and 32766

  @MED-04
  Scenario: The ports of a profile of 3000 to 4000
    Given the world "media"
    And wendy.windows has a client with:
      | setting | value |
      | video   | w144p |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And wendy.windows takes sound between the ports 3000 and 3499
    And wendy.windows takes video between the ports 3500 and 4000

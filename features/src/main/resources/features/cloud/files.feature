Feature: Files in the Webex cloud
  Outside, too, users of the cloud send each other files: desktop clients files and screen captures, mobile clients files alone (S4,
  "Supported Services", and the limits of remote access).

  Background:
    Given the world "cloud" where 1 lab seconds pass in a second

  @IMP-15
  Scenario: Outside a desktop client of the cloud sends files and screen captures
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    When paul.plain sends the file "plan.pdf" of 300000 octets to pia.plain
    Then pia.plain takes the file "plan.pdf" from paul.plain
    When paul.plain sends a screen capture to pia.plain
    Then pia.plain takes the screen capture from paul.plain

  @IMP-15
  Scenario Outline: Outside a mobile client of the cloud (<device>) sends and takes files, and no screen captures
    Given paul.plain has a client with:
      | setting | value    |
      | device  | <device> |
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    And pia.plain sees that paul.plain is available
    When paul.plain sends the file "plan.pdf" of 3000 octets to pia.plain
    Then pia.plain takes the file "plan.pdf" from paul.plain
    And sending a screen capture to pia.plain is refused to paul.plain: "a mobile client sends no screen capture"
    When pia.plain sends the file "reply.pdf" of 3000 octets to paul.plain
    Then paul.plain takes the file "reply.pdf" from pia.plain

    Examples:
      | device |
      | BOT    |
      | TCT    |

Feature: Calls
  Two people call each other, and the numbers that the cluster answers itself.

  @SIP-03
  Scenario: A call between two clients
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    Then ada.byron is called by mac.donald
    And mac.donald hears it ring
    When ada.byron answers
    Then the call of mac.donald is connected
    And the call of ada.byron is connected
    And mac.donald hears ada.byron
    And ada.byron hears mac.donald
    When mac.donald hangs up
    Then the call of mac.donald is over: "hung up"
    And the call of ada.byron is over: "hung up there"

  @SIP-04
  Scenario: The echo sends back what it hears
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    And mac.donald hears the own voice come back

  @SIP-04
  Scenario: The echo answers in a company that has no presence, too
    Given the world "softphone"
    When ada.byron signs in from inside
    And ada.byron dials "9901"
    Then the call of ada.byron is connected
    And ada.byron hears the own voice come back

  @MED-01
  Scenario Outline: Sound of <codec> comes back whole, and how well is known
    Given the world "uclab" where 1 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value   |
      | codecs  | <codec> |
    When mac.donald signs in from inside
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    And the call of mac.donald is spoken in "<codec>"
    And mac.donald hears the own voice come back
    And the line of mac.donald is good

    Examples:
      | codec |
      | PCMU  |
      | PCMA  |

  @SIP-05a
  Scenario: A line that is busy
    Given the world "uclab"
    When mac.donald signs in from inside
    And mac.donald dials "9902"
    Then the call of mac.donald is over: "busy"

  @SIP-05c
  Scenario: Somebody declines
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron declines
    Then the call of mac.donald is over: "declined"
    And the call of ada.byron is over: "declined here"

  @SIP-05d
  Scenario: A number that nobody has
    Given the world "uclab"
    When mac.donald signs in from inside
    And mac.donald dials "5999"
    Then the call of mac.donald is over: "unknown number"

  @SIP-05e
  Scenario: Who calls gives up
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    Then the phone of ada.byron rings
    When mac.donald hangs up
    Then the call of mac.donald is over: "cancelled"
    And the call of ada.byron is over: "missed"

  @SIP-05b
  Scenario: Nobody answers
    Given the world "uclab" where 10 lab seconds pass in a second
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    Then the phone of ada.byron rings
    And the call of mac.donald is over within 200 lab seconds: "no answer"
    And the call of ada.byron is over: "missed"

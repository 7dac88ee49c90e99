Feature: In the middle of a call
  What a user can do with a call that stands.

  @SIP-06a @SIP-06b
  Scenario: A call is held and resumed
    Given the world "uclab" where 1 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then ada.byron hears mac.donald
    When mac.donald holds the call
    Then the call of ada.byron is held at the other side
    And the call of mac.donald stands still for 1 lab second
    When mac.donald resumes the call
    Then the call of ada.byron is connected
    And mac.donald hears ada.byron

  @SIP-06c
  Scenario: Who is muted is not heard and hears
    Given the world "uclab" where 1 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then ada.byron hears mac.donald
    When mac.donald mutes the call
    Then the line of ada.byron is silent
    And mac.donald hears ada.byron

  @SIP-06d
  Scenario: Keys that are pressed here are heard there
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then the call of mac.donald is connected
    When mac.donald presses "1234#"
    Then ada.byron hears the keys "1234#"

  @SIP-08a
  Scenario: A call is transferred
    Given the world "uclab" where 1 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And grace.hopper signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then the call of mac.donald is connected
    When ada.byron transfers the call to grace.hopper
    Then the phone of grace.hopper rings
    When grace.hopper answers
    Then mac.donald hears grace.hopper
    And grace.hopper hears mac.donald
    And the call of ada.byron is over: "transferred"

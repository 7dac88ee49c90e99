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

  @SIP-06d
  Scenario: Keys that are told by SIP are heard by who knows named events alone
    Given the world "uclab" where 1 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | keys    | sip   |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then ada.byron hears mac.donald
    And mac.donald hears ada.byron
    When mac.donald presses "90*7#"
    Then ada.byron hears the keys "90*7#"

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

  @SIP-08a
  Scenario: A call is transferred when the other one has been asked
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And cora.cole signs in from inside
    And ada.byron calls ben.brown
    And ben.brown answers
    Then the call of ada.byron is connected
    When ben.brown holds the call
    And ben.brown calls cora.cole
    And cora.cole answers
    Then the call of ben.brown is connected
    When ben.brown completes the transfer
    Then ada.byron hears cora.cole
    And cora.cole hears ada.byron
    And the call of ben.brown is over: "transferred"

  @SIP-08b
  Scenario: A call is parked, and fetched by somebody else
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And cora.cole signs in from inside
    And ada.byron calls ben.brown
    And ben.brown answers
    Then the call of ben.brown is connected
    When ben.brown parks the call
    Then the phone of ben.brown shows "Call Parked At 9910"
    And the call of ben.brown is over: "parked"
    When cora.cole dials "9910"
    Then cora.cole hears ada.byron
    And ada.byron hears cora.cole

  @SIP-08b
  Scenario: Who has parked a call is told what becomes of it
    Given the world "calls" where 20 lab seconds pass in a second
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And cora.cole signs in from inside
    And ada.byron calls ben.brown
    And ben.brown answers
    Then the call of ben.brown is connected
    When ben.brown parks the call
    Then the phone of ben.brown shows "Parked call at 9910: reminder"
    When cora.cole dials "9910"
    Then the call of cora.cole is connected
    And the phone of ben.brown shows "Parked call at 9910: retrieved"

  @SIP-08c
  Scenario: Two calls become one conference
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    And cora.cole has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And cora.cole signs in from inside
    And ben.brown calls ada.byron
    And ada.byron answers
    Then the call of ben.brown is connected
    When ben.brown holds the call
    And ben.brown calls cora.cole
    And cora.cole answers
    Then the call of ben.brown is connected
    When ben.brown joins the calls in a conference
    And ben.brown mutes the call
    Then ada.byron hears cora.cole
    And cora.cole hears ada.byron
    When cora.cole mutes the call
    And ben.brown unmutes the call
    Then ada.byron hears ben.brown

  @SIP-09
  Scenario: A call that rings is sent to voicemail
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And ada.byron calls ben.brown
    Then the phone of ben.brown rings
    When ben.brown diverts the call to voicemail
    Then the call of ben.brown is over: "diverted"
    And the call of ada.byron is connected
    And ada.byron heard a tone of 425 Hz before the call was answered

  @SIP-09
  Scenario: A call goes on on the mobile phone
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside
    And ben.brown signs in from inside
    And ada.byron calls ben.brown
    And ben.brown answers
    Then ada.byron hears ben.brown
    When ben.brown sends the call to the mobile phone
    Then the call of ben.brown is over: "sent to mobile"
    And ada.byron hears the own voice come back

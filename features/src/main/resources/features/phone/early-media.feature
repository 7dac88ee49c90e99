Feature: Sound before the answer
  Inside, whoever calls hears a busy tone or voicemail before the call is answered (S4, early media).

  Background:
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ada.byron signs in from inside

  @SIP-11
  Scenario: A busy line is heard to be busy
    When ada.byron dials "9902"
    Then ada.byron heard a tone of 480 Hz before the call was answered
    And the call of ada.byron is over: "busy"

  @SIP-11
  Scenario: Voicemail is heard before it answers
    When ada.byron dials "9904"
    Then the call of ada.byron is connected
    And ada.byron heard a tone of 425 Hz before the call was answered

  @SIP-11
  Scenario: Who is called outside is heard to ring, and the gateway knows that the caller hears it
    When ada.byron dials "95550102"
    Then the call of ada.byron is connected
    And ada.byron heard a tone of 440 Hz before the call was answered
    And sip of gw1 was asked "PRACK …"
    And ada.byron hears the own voice come back

Feature: Keys pressed while a message is heard
  Whoever hears messages by telephone says by keys what becomes of them. Keys are named events in the sound (RFC 4733), or told by
  SIP (RFC 4730) where a phone has none.

  Background:
    Given the world "voicemail"
    And 1 lab second passes in a second from now on

  Scenario: Keys as named events
    When vera.voice signs in from inside
    Then vera.voice hears from cuc1 of voice messages
    When "5559" leaves vera.voice a voice message of 100 seconds
    And vera.voice dials "9904"
    Then the call of vera.voice is connected
    When vera.voice presses "2"
    Then vera.voice is shown 5 unread and 1 read voice messages

  Scenario: Keys told by SIP
    Given vera.voice has a client with:
      | setting | value |
      | keys    | sip   |
    When vera.voice signs in from inside
    Then vera.voice hears from cuc1 of voice messages
    When "5559" leaves vera.voice a voice message of 100 seconds
    And vera.voice dials "9904"
    Then the call of vera.voice is connected
    When vera.voice presses "3"
    Then vera.voice is shown 5 unread and 0 read voice messages
    And the request "NOTIFY …" that cuc1 got contains 'digits="3"'

Feature: A phone that loses its node
  Phones register at another node when theirs dies, and come back when it is there again (S3, "High Availability for Voice and
  Video").

  Scenario: A phone that nobody disturbs stays where it is
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When 400 lab seconds pass
    Then the phone of mac.donald is registered at uclabcucm-pub
    And the phone of mac.donald never left its node

  @VHA-01
  Scenario: A node dies, and its phones are at the next one in less than two minutes
    Given the world "uclab" where 10 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabcucm-pub loses power
    Then the phone of mac.donald is registered at uclabcucm-sub within 120 lab seconds
    And the client of mac.donald decided on "phone registration": "uclabcucm-pub passed over"
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-pub within 600 lab seconds

  @VHA-08
  Scenario: The node is back, and so are its phones, with the token
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabcucm-pub loses power
    Then the phone of mac.donald is registered at uclabcucm-sub within 120 lab seconds
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-pub within 600 lab seconds
    And the client of mac.donald decided on "phone registration": "uclabcucm-sub left", because "uclabcucm-pub is back and grants the token"

  @VHA-04
  Scenario: A call goes on while its node is lost, and cannot be held
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then mac.donald hears ada.byron
    When uclabcucm-pub loses power
    Then the call of mac.donald goes on without its node
    And holding is refused to mac.donald: "the node of this call is lost"
    And ada.byron hears mac.donald
    When mac.donald hangs up
    Then the call of mac.donald is over: "hung up"
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-sub

  @SIP-12
  Scenario: A call drops when the host is on another network
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And mac.donald calls ada.byron
    And ada.byron answers
    Then mac.donald hears ada.byron
    When mac.donald moves inside
    Then the call of mac.donald is over: "address changed"
    And the phone of mac.donald is registered at uclabcucm-pub
    When mac.donald dials "9901"
    Then the call of mac.donald is connected

  @VHA-02
  Scenario Outline: A node falls silent, and the keep-alive interval of <interval> s says how soon its phones notice
    Given the world "voice-<interval>" where 20 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at cucm-pub
    When the fault "silent" at sip of cucm-pub
    Then the phone of mac.donald is registered at cucm-sub within <most> lab seconds
    And the phone of mac.donald left its node <least> to <most> lab seconds after it was granted it
    When all faults are healed
    Then the phone of mac.donald is registered at cucm-pub within 600 lab seconds

    Examples:
      | interval | least | most |
      | 120      | 115   | 170  |
      | 60       | 55    | 110  |

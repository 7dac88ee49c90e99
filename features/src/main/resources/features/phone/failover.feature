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
  Scenario Outline: A node falls silent, and with an interval of <interval> s its phones notice in so much time
    Given the world "<world>" where 5 lab seconds pass in a second
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at <primary>
    And the client of mac.donald decided on "phone registration": "<primary>", because "for <interval> s, a new registration there"
    When the fault "silent" at sip of <primary>
    And 60 lab seconds pass in a second from now on
    Then the phone of mac.donald is registered at <secondary> within 300 lab seconds
    And the phone of mac.donald left its node <least> to <most> lab seconds after it was there
    When all faults are healed
    And 100 lab seconds pass in a second from now on
    Then the phone of mac.donald is registered at <primary> within 600 lab seconds

    Examples:
      | world            | interval | primary       | secondary     | least | most |
      | uclab            | 120      | uclabcucm-pub | uclabcucm-sub | 110   | 120  |
      | short-keep-alive | 60       | cucm-pub      | cucm-sub      | 50    | 60   |

  @VHA-03
  Scenario: Phone mode by hand knows one node, and stays there
    Given the world "uclab" where 20 lab seconds pass in a second
    And mac.donald has a client with:
      | setting | value                                    |
      | servers | TFTP uclabcucm-pub; CCMCIP uclabcucm-pub |
    When mac.donald signs in from inside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabcucm-pub loses power
    Then the client of mac.donald decided within 60 lab seconds on "phone registration": "nowhere"
    And uclabcucm-sub was never asked "REGISTER sip:uclabcucm-sub" by mac.donald
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-pub within 600 lab seconds

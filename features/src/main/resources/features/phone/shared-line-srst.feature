Feature: A shared line at a remote site
  A router of release 8.6 lets one iPhone or iPad hold a call and another of the same line go on with it (S4, "Cisco Unified
  Survivable Remote Site Telephony").

  @VHA-11
  Scenario: Held on one iPhone, taken up on another, and not on a desktop
    Given the world "shared-branch" where 1 lab seconds pass in a second
    And ida.iphone has a client with:
      | setting | value |
      | device  | TCT   |
      | codecs  | PCMU  |
    And ivan.iphone has a client with:
      | setting | value |
      | device  | TCT   |
      | codecs  | PCMU  |
    And carl.caller has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ida.iphone signs in from site
    And ivan.iphone signs in from site
    And wim.windows signs in from site
    And carl.caller signs in from site
    Then the phone of ida.iphone is registered at cucm1
    And the phone of ivan.iphone is registered at cucm1
    And the phone of wim.windows is registered at cucm1
    And the phone of carl.caller is registered at cucm1
    When cucm1 loses power
    Then the phone of ida.iphone is registered at router within 120 lab seconds
    And the phone of ivan.iphone is registered at router within 120 lab seconds
    And the phone of wim.windows is registered at router within 120 lab seconds
    And the phone of carl.caller is registered at router within 120 lab seconds
    When carl.caller dials "7101"
    And ida.iphone answers
    Then carl.caller hears ida.iphone
    When ida.iphone holds the call
    Then the line of ivan.iphone has a call held at another phone
    And the line of wim.windows has a call held at another phone
    And taking up the call that is held is refused to wim.windows: "SRST has no such service"
    When ivan.iphone takes up the call that is held
    Then carl.caller hears ivan.iphone
    And the call of ida.iphone is over: "hung up there"
    When ivan.iphone hangs up
    And 200 lab seconds pass in a second from now on
    And cucm1 has power again
    Then the phone of ida.iphone is registered at cucm1 within 900 lab seconds
    And the phone of ivan.iphone is registered at cucm1 within 900 lab seconds

  @VHA-11
  Scenario: A router of release 8.5 tells the other iPhone nothing
    Given the world "shared-branch-8.5" where 1 lab seconds pass in a second
    And ida.iphone has a client with:
      | setting | value |
      | device  | TCT   |
      | codecs  | PCMU  |
    And ivan.iphone has a client with:
      | setting | value |
      | device  | TCT   |
    And carl.caller has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When ida.iphone signs in from site
    And ivan.iphone signs in from site
    And carl.caller signs in from site
    Then the phone of ida.iphone is registered at cucm1
    And the phone of ivan.iphone is registered at cucm1
    And the phone of carl.caller is registered at cucm1
    When cucm1 loses power
    Then the phone of ida.iphone is registered at router within 120 lab seconds
    And the phone of ivan.iphone is registered at router within 120 lab seconds
    And the phone of carl.caller is registered at router within 120 lab seconds
    When carl.caller dials "7101"
    And ida.iphone answers
    Then carl.caller hears ida.iphone
    When ida.iphone holds the call
    Then the call of carl.caller is held at the other side
    And taking up the call that is held is refused to ivan.iphone: "no other device of the line holds a call"
    When ida.iphone resumes the call
    Then carl.caller hears ida.iphone
    When ida.iphone hangs up
    And 200 lab seconds pass in a second from now on
    And cucm1 has power again
    Then the phone of ida.iphone is registered at cucm1 within 900 lab seconds
    And the phone of ivan.iphone is registered at cucm1 within 900 lab seconds

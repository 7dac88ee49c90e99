Feature: The router of a remote site
  When no node can be reached the phones of a site register at its router, which knows how to begin, hold and end calls, and
  not much else (S3, S4, "Survivable Remote Site Telephony").

  @VHA-05a @VHA-05b @VHA-05c
  Scenario: All nodes are gone, and two at the site call each other through the router
    Given the world "branch"
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.site signs in from site
    And sid.site signs in from site
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sid.site is registered at router within 120 lab seconds
    When sara.site calls sid.site
    And sid.site answers
    Then sara.site hears sid.site
    And sid.site hears sara.site
    When sara.site hangs up
    Then the call of sid.site is over: "hung up there"
    When 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds
    And the phone of sid.site is registered at cucm1 within 900 lab seconds

  @VHA-05d @VHA-05e
  Scenario: A call through the router is held and resumed
    Given the world "branch"
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.site signs in from site
    And sid.site signs in from site
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sid.site is registered at router within 120 lab seconds
    When sara.site calls sid.site
    And sid.site answers
    Then sid.site hears sara.site
    When sara.site holds the call
    Then the call of sid.site is held at the other side
    When sara.site resumes the call
    Then the call of sid.site is connected
    And sid.site hears sara.site
    When sara.site hangs up
    And 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

  @VHA-05f @VHA-05g @VHA-05h
  Scenario: A call through the router is muted, unmuted, and carries keys
    Given the world "branch"
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.site signs in from site
    And sid.site signs in from site
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sid.site is registered at router within 120 lab seconds
    When sara.site calls sid.site
    And sid.site answers
    Then sid.site hears sara.site
    When sara.site mutes the call
    Then the line of sid.site is silent
    When sara.site unmutes the call
    Then sid.site hears sara.site
    When sara.site presses "159#"
    Then sid.site hears the keys "159#"
    When sara.site hangs up
    And 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

  @VHA-06b @VHA-06c @VHA-06d @VHA-06e
  Scenario: What there is in the middle of a call, the router has not
    Given the world "branch"
    When sara.site signs in from site
    And sid.site signs in from site
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sid.site is registered at router within 120 lab seconds
    When sara.site calls sid.site
    And sid.site answers
    Then the call of sara.site is connected
    And transferring the call to the number "7001" is refused to sara.site: "SRST has no such service"
    And diverting the call to voicemail is refused to sara.site: "SRST has no such service"
    And parking the call is refused to sara.site: "SRST has no such service"
    And joining the calls in a conference is refused to sara.site: "SRST has no such service"
    And the call of sid.site is connected
    When sara.site hangs up
    And 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds
    And the phone of sid.site is registered at cucm1 within 900 lab seconds

  @VHA-06a @VHA-06h
  Scenario: Video and the screen go through a node, and not through the router
    Given the world "branch" where 1 lab seconds pass in a second
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w144p |
    And sid.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w144p |
    When sara.site signs in from site
    And sid.site signs in from site
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    When sara.site calls sid.site
    And sid.site answers
    Then the call of sara.site is connected
    And sara.site sees sid.site
    When sara.site shares the screen
    Then sid.site sees the screen of sara.site
    When sara.site hangs up
    Then the call of sid.site is over: "hung up there"
    When 60 lab seconds pass in a second from now on
    And cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sid.site is registered at router within 120 lab seconds
    When 1 lab second passes in a second from now on
    And sara.site calls sid.site
    And sid.site answers
    Then sara.site hears sid.site
    And the call of sara.site has no video
    And the call of sara.site was answered with "m=application 0 UDP/BFCP *"
    And sharing the screen is refused to sara.site: "the call has no floor (BFCP)"
    When sara.site hangs up
    And 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds
    And the phone of sid.site is registered at cucm1 within 900 lab seconds

  @VHA-06f @VHA-06g
  Scenario: The mobile phone is reached through a node, and not through the router
    Given the world "branch" where 5 lab seconds pass in a second
    And sara.site has a client with:
      | setting       | value   |
      | codecs        | PCMU    |
      | mobile number | 5550171 |
    When sara.site signs in from site
    And sid.site signs in from site
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    When sara.site calls sid.site via the office
    Then the phone of sid.site rings
    When sid.site answers
    Then the call of sara.site is connected
    When sara.site hangs up
    Then the call of sid.site is over: "hung up there"
    When sid.site calls sara.site
    And sara.site answers
    Then the call of sara.site is connected
    When sara.site sends the call to the mobile phone
    Then the call of sara.site is over: "sent to mobile"
    When sid.site hangs up
    And 60 lab seconds pass in a second from now on
    And cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    And the phone of sid.site is registered at router within 120 lab seconds
    And calling sid.site via the office is refused to sara.site: "SRST has no such service"
    When 5 lab seconds pass in a second from now on
    And sid.site calls sara.site
    And sara.site answers
    Then the call of sara.site is connected
    And sending the call to the mobile phone is refused to sara.site: "SRST has no such service"
    And the call of sid.site is connected
    When sara.site hangs up
    And 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds
    And the phone of sid.site is registered at cucm1 within 900 lab seconds

  @VHA-07
  Scenario Outline: A desktop client of <release> goes to the router while its presence is connected
    Given the world "branch" where 5 lab seconds pass in a second
    And sara.site has a client with:
      | setting | value     |
      | release | <release> |
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    When 200 lab seconds pass in a second from now on
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

    Examples:
      | release |
      | R96     |
      | R11     |

  @VHA-07
  Scenario Outline: Without presence a desktop client of <release> is registered nowhere
    Given the world "branch" where 5 lab seconds pass in a second
    And sara.site has a client with:
      | setting | value     |
      | release | <release> |
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When cup1 loses power
    Then sara.site is not connected
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the client of sara.site decided within 60 lab seconds on "phone registration": "nowhere"
    And the client of sara.site decided on "phone registration": "nowhere", because "the router is not used without a presence connection, and no other node is left; tried again in …"
    When 200 lab seconds pass in a second from now on
    And cup1 has power again
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

    Examples:
      | release |
      | R96     |
      | R11     |

  @VHA-07
  Scenario Outline: A client <kind> of <release> needs no presence for it
    Given the world "branch" where 5 lab seconds pass in a second
    And sara.site has a client with:
      | setting | value     |
      | release | <release> |
      | device  | <kind>    |
    When sara.site signs in from site
    Then the phone of sara.site is registered at cucm1
    When cup1 loses power
    Then sara.site is not connected
    When cucm2 loses power
    And cucm3 loses power
    And cucm1 loses power
    Then the phone of sara.site is registered at router within 120 lab seconds
    When 200 lab seconds pass in a second from now on
    And cup1 has power again
    And cucm2 has power again
    And cucm3 has power again
    And cucm1 has power again
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds

    Examples:
      | release | kind |
      | R12     | CSF  |
      | R11     | TCT  |

  @VHA-10
  Scenario: The line to the centre is down, and nobody has died
    Given the world "branch" where 5 lab seconds pass in a second
    And sara.site has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When sara.site signs in from site
    And sid.site signs in from site
    And cora.centre signs in from inside
    Then the phone of sara.site is registered at cucm1
    And the phone of sid.site is registered at cucm1
    And the phone of cora.centre is registered at cucm1
    When the fault "zone-cut" at router
    And 60 lab seconds pass in a second from now on
    Then the phone of sara.site is registered at router within 400 lab seconds
    And the phone of sid.site is registered at router within 400 lab seconds
    And the phone of cora.centre is registered at cucm1
    When 1 lab second passes in a second from now on
    And sara.site calls sid.site
    And sid.site answers
    Then sara.site hears sid.site
    When sara.site hangs up
    And 200 lab seconds pass in a second from now on
    And all faults are healed
    Then the phone of sara.site is registered at cucm1 within 900 lab seconds
    And the phone of sid.site is registered at cucm1 within 900 lab seconds

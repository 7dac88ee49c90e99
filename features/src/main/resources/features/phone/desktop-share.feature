Feature: Desktop share
  In a video call a desktop client shows its screen as a second stream of video, once the other side has granted the floor by BFCP,
  which is taken at port 5070 (S4, "Ports and Protocols", "COP Files").

  @SIP-07
  Scenario: The screen of one is seen by the other, who cannot share meanwhile
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w144p |
    And cora.cole has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w144p |
    When ada.byron signs in from inside
    And cora.cole signs in from inside
    And ada.byron calls cora.cole
    And cora.cole answers
    Then the call of ada.byron is connected
    And ada.byron sees cora.cole
    And cora.cole sees ada.byron
    And the call of ada.byron was offered with "m=application 5070 UDP/BFCP *"
    And the call of ada.byron was answered with "m=application 5070 UDP/BFCP *"
    When ada.byron shares the screen
    Then cora.cole sees the screen of ada.byron
    And the client of ada.byron decided on "screen in the call with 7003": "shared", because "the other side grants the floor"
    And sharing the screen is refused to cora.cole: "the other side does not grant the floor"
    When ada.byron shares the screen no more
    And cora.cole shares the screen
    Then ada.byron sees the screen of cora.cole
    When ada.byron hangs up
    Then the call of cora.cole is over: "hung up there"
    And the client of cora.cole decided within 30 lab seconds on "screen in the call with 7001": "shared no more"

  Scenario: A node grants the floor to who shares the screen with the echo number
    Given the world "calls" where 1 lab seconds pass in a second
    And cora.cole has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | share |
    When cora.cole signs in from inside
    And cora.cole dials "9901"
    Then the call of cora.cole is connected
    When cora.cole shares the screen
    Then cora.cole sees the own screen come back
    And bfcp of cucm1 was asked "Hello"
    And bfcp of cucm1 was asked "FloorRequest"
    And cucm1 answered "FloorRequestStatus Granted"
    When cora.cole shares the screen no more
    Then the client of cora.cole decided within 30 lab seconds on "screen in the call with 9901": "shared no more"
    And the client of cora.cole decided on "screen in the call with 9901": "shared no more", because "the user shows it no more"
    When cora.cole shares the screen
    Then cora.cole sees the own screen come back
    And bfcp of cucm1 was asked "FloorRelease"

  Scenario: The screen is seen again when a call that was held goes on
    Given the world "calls" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | share |
    And cora.cole has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | share |
    When ada.byron signs in from inside
    And cora.cole signs in from inside
    And ada.byron calls cora.cole
    And cora.cole answers
    Then the call of ada.byron is connected
    When ada.byron shares the screen
    Then cora.cole sees the screen of ada.byron
    When ada.byron holds the call
    Then the call of cora.cole is held at the other side
    When ada.byron resumes the call
    Then the call of ada.byron is connected
    When ada.byron shares the screen
    Then cora.cole sees the screen of ada.byron

  @SIP-14
  Scenario: 8.6(2) without its package takes the floor out of calls
    Given the world "desktop-share" where 1 lab seconds pass in a second
    And bea.bare has a client with:
      | setting | value                                              |
      | release | R96                                                |
      | codecs  | PCMU                                               |
      | video   | w144p                                              |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    And bob.bare has a client with:
      | setting | value                                              |
      | release | R96                                                |
      | codecs  | PCMU                                               |
      | video   | w144p                                              |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When bea.bare signs in from inside
    And bob.bare signs in from inside
    And bea.bare calls bob.bare
    And bob.bare answers
    Then the call of bea.bare is connected
    And bea.bare sees bob.bare
    And the call of bea.bare was offered with "m=application 5070 UDP/BFCP *"
    And the call of bea.bare was answered with "m=application 0 UDP/BFCP *"
    And sharing the screen is refused to bea.bare: "the call has no floor (BFCP)"
    And sharing the screen is refused to bob.bare: "the call has no floor (BFCP)"

  @SIP-14
  Scenario: With cmterm-bfcp-e.8-6-2 the screen is shared on 8.6(2)
    Given the world "desktop-share" where 1 lab seconds pass in a second
    And dora.dressed has a client with:
      | setting | value                                              |
      | release | R96                                                |
      | codecs  | PCMU                                               |
      | video   | w144p                                              |
      | servers | TFTP cucm2.example.com; CCMCIP cucm2.example.com |
    And dirk.dressed has a client with:
      | setting | value                                              |
      | release | R96                                                |
      | codecs  | PCMU                                               |
      | video   | w144p                                              |
      | servers | TFTP cucm2.example.com; CCMCIP cucm2.example.com |
    When dora.dressed signs in from inside
    And dirk.dressed signs in from inside
    And dora.dressed calls dirk.dressed
    And dirk.dressed answers
    Then the call of dora.dressed is connected
    And dora.dressed sees dirk.dressed
    When dora.dressed shares the screen
    Then dirk.dressed sees the screen of dora.dressed

  @PORT-02k
  Scenario: 5070: there is sound and video, and no screen
    Given the world "calls" where 1 lab seconds pass in a second
    And cora.cole has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w144p |
    When cora.cole signs in from inside
    And the fault "silent" at bfcp of cucm1
    And cora.cole dials "9901"
    Then the call of cora.cole is connected
    And cora.cole sees the own picture come back
    When 5 lab seconds pass in a second from now on
    Then sharing the screen is refused to cora.cole: "the other side does not answer on the floor (BFCP)"
    And cora.cole hears the own voice come back
    When 1 lab second passes in a second from now on
    And all faults are healed
    And cora.cole shares the screen
    Then cora.cole sees the own screen come back

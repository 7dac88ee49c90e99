Feature: What sound and pictures are coded in
  Each kind of client offers what it can code, the cluster leaves what its release and the region allow, and both speak the first that is
  left (S4, "Supported Codecs").

  @MED-02a @MED-02d
  Scenario: A desktop client offers its list, in which there is no Opus
    Given the world "media"
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And the call of wendy.windows was offered with "RTP/AVP 9 104 105 0 8 18 101"
    And the call of wendy.windows was offered with "a=fmtp:105 bitrate=24000"
    And no call of wendy.windows was offered with "opus"
    And the call of wendy.windows is spoken in "G722"

  @MED-02b
  Scenario: A mobile client has Opus besides
    Given the world "media"
    And andy.android has a client with:
      | setting | value |
      | device  | BOT   |
    When andy.android signs in from inside
    And andy.android dials "9901"
    Then the call of andy.android is connected
    And the call of andy.android was offered with "RTP/AVP 114 9 104 105 0 8 18 101"
    And the call of andy.android was offered with "a=rtpmap:114 opus/48000/2"
    And the call of andy.android is spoken in "opus"
    And andy.android hears the own voice come back

  @MED-02c
  Scenario: Two clients with video see each other in H.264
    Given the world "media"
    And wendy.windows has a client with:
      | setting | value |
      | video   | w144p |
    And mack.mac has a client with:
      | setting | value |
      | system  | MAC   |
      | video   | w144p |
    When wendy.windows signs in from inside
    And mack.mac signs in from inside
    And wendy.windows calls mack.mac
    And mack.mac answers
    Then the call of wendy.windows is connected
    And the call of wendy.windows was offered with "a=rtpmap:126 H264/90000"
    And wendy.windows sees mack.mac
    And mack.mac sees wendy.windows

  @MED-03a @MED-03b @MED-03c
  Scenario: A user turns low bandwidth mode on and off
    Given the world "media"
    And andy.android has a client with:
      | setting | value |
      | device  | BOT   |
    When andy.android signs in from inside
    Then the phone of andy.android is registered at cucm1
    When andy.android turns low bandwidth mode on
    And andy.android dials "9901"
    Then the call of andy.android is connected
    And the call of andy.android is spoken in "G729"
    And the call of andy.android was offered with "RTP/AVP 18 101"
    When andy.android hangs up
    Then the call of andy.android is over: "hung up"
    When andy.android turns low bandwidth mode off
    And andy.android dials "9901"
    Then the call of andy.android is connected
    And the call of andy.android is spoken in "opus"

  Scenario: A desktop client has no low bandwidth mode
    Given the world "media"
    When wendy.windows signs in from inside
    Then low bandwidth mode is refused to wendy.windows: "a desktop client has no low bandwidth mode"

  @MED-11
  Scenario Outline: <release> speaks <codec> to a client that has G.722.1 and G.711
    Given the world "<world>"
    And <user> has a client with:
      | setting | value                          |
      | release | R96                            |
      | codecs  | G7221, PCMU                    |
      | servers | TFTP <server>; CCMCIP <server> |
    When <user> signs in from inside
    And <user> dials "9901"
    Then the call of <user> is connected
    And the call of <user> is spoken in "<codec>"

    Examples:
      | release | world        | user       | server            | codec |
      | 8.5(1)  | media-limits | olli.older | cucm2.example.com | PCMU  |
      | 8.6(1)  | ucm-8.6      | bea.bare   | cucm1.example.com | G7221 |

  @MED-25
  Scenario Outline: <handset> and video
    Given the world "media"
    And ines.iphone has a client with:
      | setting | value     |
      | device  | TCT       |
      | handset | <handset> |
      | video   | w144p     |
    When ines.iphone signs in from inside
    And ines.iphone dials "9901"
    Then the call of ines.iphone is connected
    And <what>

    Examples:
      | handset   | what                                          |
      | iPhone 4  | the call of ines.iphone has no video          |
      | iPhone 4S | ines.iphone sees the own picture come back    |

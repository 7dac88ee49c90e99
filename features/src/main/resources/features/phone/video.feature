Feature: Video
  A call begins with small pictures, and they become as large as the path and the region allow (S4, "Video Rate Adaptation", "Bandwidth
  Performance Expectations"). Rates are those of the wire, with the sound in G.711, as the tables have them.

  @MED-08
  Scenario: Video begins small, grows, shrinks with the path and grows again
    Given the world "media" where 5 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w448p |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And wendy.windows settles at "w448p at 30 fps"
    And the client of wendy.windows decided on "video": "sends w144p at 30 fps", because "a call begins with the smallest"
    And the client of wendy.windows decided on "video": "sends w288p at 30 fps", because "nothing is lost: there is room for more"
    When the fault "path uplink-384k" at rtp of cucm1
    Then wendy.windows settles at "w288p at 30 fps"
    And the client of wendy.windows decided on "video": "sends w288p at 30 fps", because "… percent is lost"
    When all faults are healed
    Then wendy.windows settles at "w448p at 30 fps"

  @MED-24
  Scenario: The next call begins where the last one settled
    Given the world "media" where 10 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | w448p |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And wendy.windows settles at "w448p at 30 fps"
    When wendy.windows hangs up
    Then the call of wendy.windows is over: "hung up"
    When wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And wendy.windows sends "w448p at 30 fps"
    And the client of wendy.windows decided on "video": "sends w448p at 30 fps", because "the last call settled there"

  @MED-17
  Scenario Outline: Desktop: <size> costs <kbps>
    Given the world "media" where 10 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value  |
      | device  | CSF |
      | codecs  | PCMU   |
      | video   | <size> |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And wendy.windows settles at "<size> at <fps> fps"
    And the video call of wendy.windows costs <kbps> kilobits a second on the wire, at <fps> pictures a second

    Examples:
      | size | fps | kbps |
      | w144p | 30 | 156 |
      | w288p | 30 | 320 |
      | w448p | 30 | 570 |
      | w576p | 30 | 890 |
      | 720p | 30 | 1300 |

  @MED-18
  Scenario Outline: Android: <size> costs <kbps>
    Given the world "media" where 10 lab seconds pass in a second
    And andy.android has a client with:
      | setting | value  |
      | device  | BOT |
      | codecs  | PCMU   |
      | video   | <size> |
    When andy.android signs in from inside
    And andy.android dials "9901"
    Then the call of andy.android is connected
    And andy.android settles at "<size> at <fps> fps"
    And the video call of andy.android costs <kbps> kilobits a second on the wire, at <fps> pictures a second

    Examples:
      | size | fps | kbps |
      | w144p | 15 | 235 |
      | w288p | 15 | 275 |
      | w360p | 15 | 330 |
      | w720p | 15 | 768 |
      | w1080p | 15 | 768 |

  @MED-19
  Scenario Outline: iPhone and iPad: <size> costs <kbps>
    Given the world "media" where 10 lab seconds pass in a second
    And ines.iphone has a client with:
      | setting | value  |
      | device  | TCT |
      | codecs  | PCMU   |
      | video   | <size> |
    When ines.iphone signs in from inside
    And ines.iphone dials "9901"
    Then the call of ines.iphone is connected
    And ines.iphone settles at "<size> at <fps> fps"
    And the video call of ines.iphone costs <kbps> kilobits a second on the wire, at <fps> pictures a second

    Examples:
      | size | fps | kbps |
      | w144p | 20 | 290 |
      | w288p | 20 | 340 |
      | w360p | 20 | 415 |

  @MED-27
  Scenario: An Android client sends 15 pictures a second and receives 30
    Given the world "media" where 5 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | video   | w144p |
    And andy.android has a client with:
      | setting | value |
      | device  | BOT   |
      | video   | w144p |
    When wendy.windows signs in from inside
    And andy.android signs in from inside
    And andy.android calls wendy.windows
    And wendy.windows answers
    Then the call of andy.android is connected
    And andy.android receives 30 pictures a second
    And wendy.windows receives 15 pictures a second

  @MED-28
  Scenario Outline: A <handset> on 384 kbit/s
    Given the world "media" where 5 lab seconds pass in a second
    And andy.android has a client with:
      | setting | value     |
      | device  | BOT       |
      | handset | <handset> |
      | kernel  | newest    |
      | codecs  | PCMU      |
      | video   | on        |
    When andy.android signs in from inside
    And the fault "path uplink-384k" at rtp of cucm1
    And andy.android dials "9901"
    Then the call of andy.android is connected
    And andy.android settles at "<size> at 15 fps"
    When all faults are healed
    Then andy.android hears the own voice come back

    Examples:
      | handset     | size  |
      | Galaxy SII  | w288p |
      | Galaxy SIII | w288p |
      | Galaxy S4   | w360p |

  Scenario Outline: <rate> up carry <size> of main video of <user>
    Given the world "media" where 5 lab seconds pass in a second
    And <user> has a client with:
      | setting | value |
      | device  | <device> |
      | codecs  | PCMU  |
      | video   | on    |
    When <user> signs in from inside
    And the fault "path <path>" at rtp of cucm1
    And <user> dials "9901"
    Then the call of <user> is connected
    And <user> settles at "<size> at <fps> fps"
    When all faults are healed
    Then <user> hears the own voice come back

    @MED-22a
    Examples:
      | rate | user | device | path | size | fps |
      | 384 kbit/s | wendy.windows | CSF | uplink-384k | w288p | 30 |

    @MED-22a
    Examples:
      | rate | user | device | path | size | fps |
      | 384 kbit/s in a VPN | wendy.windows | CSF | vpn-384k | w288p | 30 |

    @MED-22d
    Examples:
      | rate | user | device | path | size | fps |
      | 1000 kbit/s | wendy.windows | CSF | uplink-1000k | w576p | 30 |

    @MED-22g
    Examples:
      | rate | user | device | path | size | fps |
      | 2000 kbit/s | wendy.windows | CSF | uplink-2000k | 720p | 30 |

    @MED-23a
    Examples:
      | rate | user | device | path | size | fps |
      | 256 kbit/s | andy.android | BOT | uplink-256k | w144p | 15 |

    @MED-23b
    Examples:
      | rate | user | device | path | size | fps |
      | 384 kbit/s | andy.android | BOT | uplink-384k | w360p | 15 |

    @MED-23c
    Examples:
      | rate | user | device | path | size | fps |
      | 290 kbit/s | ines.iphone | TCT | uplink-384k in=298k | w144p | 20 |

    @MED-23d
    Examples:
      | rate | user | device | path | size | fps |
      | 415 kbit/s | ines.iphone | TCT | uplink-384k in=427k | w360p | 20 |

Feature: Presentation video
  A desktop client shows its screen beside the pictures of people: what the sound leaves is divided equally between both (S4, "Maximum
  Negotiated Bit Rate", "Presentation Video Bit Rates").

  @MED-16
  Scenario: With a share on, main and presentation video have the same
    Given the world "media-limits" where 10 lab seconds pass in a second
    And lena.limited has a client with:
      | setting | value      |
      | codecs  | PCMU       |
      | video   | on         |
      | screen  | 1280 x 720 |
    When lena.limited signs in from inside
    And lena.limited dials "9901"
    Then the call of lena.limited is connected
    And lena.limited settles at "w288p at 30 fps"
    When lena.limited shares the screen
    Then lena.limited settles at "w144p at 30 fps"
    And lena.limited settles at a share of "1280 x 720" at 2 or more pictures a second
    When lena.limited shares the screen no more
    Then lena.limited settles at "w288p at 30 fps"

  @MED-16
  Scenario: An Android client shares nothing
    Given the world "media"
    And andy.android has a client with:
      | setting | value |
      | device  | BOT   |
      | video   | w144p |
    When andy.android signs in from inside
    And andy.android dials "9901"
    Then the call of andy.android is connected
    And sharing the screen is refused to andy.android: "shares nothing itself"

  Scenario Outline: A screen of <screen> costs <kbps> at <fps> pictures a second
    Given the world "media" where 5 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value    |
      | codecs  | PCMU     |
      | video   | share    |
      | screen  | <screen> |
    When wendy.windows signs in from inside
    And the fault "path rate=<path>" at rtp of cucm1
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    When wendy.windows shares the screen
    Then wendy.windows settles at a share of "<screen>" at <fps> or more pictures a second
    And the share of wendy.windows costs <kbps> kilobits a second on the wire, at <fps> pictures a second
    When all faults are healed
    Then wendy.windows hears the own voice come back

    @MED-20a
    Examples:
      | screen | path | fps | kbps |
      | 720 x 480 | 140k | 2 | 41 |
      | 720 x 480 | 10M | 8 | 164 |

    @MED-20b
    Examples:
      | screen | path | fps | kbps |
      | 704 x 576 | 150k | 2 | 47 |
      | 704 x 576 | 10M | 8 | 188 |

    @MED-20c
    Examples:
      | screen | path | fps | kbps |
      | 1024 x 768 | 190k | 2 | 80 |
      | 1024 x 768 | 10M | 8 | 320 |

    @MED-20d
    Examples:
      | screen | path | fps | kbps |
      | 1280 x 720 | 205k | 2 | 91 |
      | 1280 x 720 | 10M | 8 | 364 |

    @MED-20e
    Examples:
      | screen | path | fps | kbps |
      | 1280 x 800 | 215k | 2 | 100 |
      | 1280 x 800 | 10M | 8 | 400 |

  Scenario Outline: <rate> up carry a screen of <screen> alone
    Given the world "media" where 5 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | share |
    When wendy.windows signs in from inside
    And the fault "path <path>" at rtp of cucm1
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    When wendy.windows shares the screen
    Then wendy.windows settles at a share of "<screen>" at <fps> or more pictures a second
    When all faults are healed
    Then wendy.windows hears the own voice come back

    @MED-22b
    Examples:
      | rate | path | screen | fps |
      | 384 kbit/s | uplink-384k | 1280 x 800 | 2 |

    @MED-22e
    Examples:
      | rate | path | screen | fps |
      | 1000 kbit/s | uplink-1000k | 1280 x 800 | 8 |

    @MED-22h
    Examples:
      | rate | path | screen | fps |
      | 2000 kbit/s | uplink-2000k | 1280 x 800 | 8 |

  Scenario Outline: <rate> up carry a screen of <screen> beside <size>
    Given the world "media" where 5 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
      | video   | on |
    When wendy.windows signs in from inside
    And the fault "path <path>" at rtp of cucm1
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    When wendy.windows shares the screen
    Then wendy.windows settles at "<size> at 30 fps"
    And wendy.windows settles at a share of "<screen>" at <fps> or more pictures a second
    When all faults are healed
    Then wendy.windows hears the own voice come back

    @MED-22c
    Examples:
      | rate | path | screen | fps | size |
      | 384 kbit/s | uplink-384k | 1280 x 800 | 2 | w144p |
      | 384 kbit/s in a VPN | vpn-384k | 1280 x 800 | 2 | w144p |

    @MED-22f
    Examples:
      | rate | path | screen | fps | size |
      | 1000 kbit/s | uplink-1000k | 1280 x 800 | 8 | w288p |

    @MED-22i
    Examples:
      | rate | path | screen | fps | size |
      | 2000 kbit/s | uplink-2000k | 1280 x 800 | 8 | w576p |

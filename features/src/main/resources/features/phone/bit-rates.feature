Feature: What calls cost on the wire
  Kilobits in a second with the headers of IP, UDP and RTP, by the clock in the packets themselves, of what the echo sent back as it came
  (S4, "Audio Bit Rates", "Maximum Negotiated Bit Rate").

  Scenario Outline: Sound in <codec> on a <kind> client costs <kbps>
    Given the world "media" where 2 lab seconds pass in a second
    And <user> has a client with:
      | setting | value    |
      | device  | <device> |
      | codecs  | <codec>  |
    When <user> signs in from inside
    And <user> dials "9901"
    Then the call of <user> is connected
    And the sound of <user> costs <kbps> kilobits a second on the wire

    @MED-06a
    Examples:
      | kind | user | device | codec | kbps |
      | desktop | wendy.windows | CSF | PCMU | 80 |

    @MED-06b
    Examples:
      | kind | user | device | codec | kbps |
      | desktop | wendy.windows | CSF | G7221/24000 | 54 |

    @MED-06c
    Examples:
      | kind | user | device | codec | kbps |
      | desktop | wendy.windows | CSF | G7221/32000 | 62 |

    @MED-06d
    Examples:
      | kind | user | device | codec | kbps |
      | desktop | wendy.windows | CSF | G729 | 38 |

    @MED-06e
    Examples:
      | kind | user | device | codec | kbps |
      | mobile | andy.android | BOT | PCMU | 80 |

    @MED-06f
    Examples:
      | kind | user | device | codec | kbps |
      | mobile | andy.android | BOT | G7221/24000 | 40 |

    @MED-06g
    Examples:
      | kind | user | device | codec | kbps |
      | mobile | andy.android | BOT | G7221/32000 | 48 |

    @MED-06h
    Examples:
      | kind | user | device | codec | kbps |
      | mobile | andy.android | BOT | G729 | 24 |

  @MED-07
  Scenario Outline: Of 495 kbit/s that the region allows a call in <codec> has its sound first, and <size> of video
    Given the world "media-limits" where 10 lab seconds pass in a second
    And lena.limited has a client with:
      | setting | value   |
      | codecs  | <codec> |
      | video   | on      |
    When lena.limited signs in from inside
    And lena.limited dials "9901"
    Then the call of lena.limited is connected
    And lena.limited settles at "<size> at 30 fps"

    Examples:
      | codec | size  |
      | PCMU  | w288p |
      | G729  | w448p |

  @MED-15
  Scenario: The region counts payload, and the wire shows more
    Given the world "media-limits" where 10 lab seconds pass in a second
    And lena.limited has a client with:
      | setting | value |
      | codecs  | G729  |
      | video   | on    |
    When lena.limited signs in from inside
    And lena.limited dials "9901"
    Then the call of lena.limited is connected
    And lena.limited settles at "w448p at 30 fps"
    And the video call of lena.limited costs more than 495 kilobits a second on the wire

  @MED-21
  Scenario Outline: 125 kbit/s in a VPN carry <codec>, and no video
    Given the world "media" where 10 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value   |
      | codecs  | <codec> |
      | video   | on      |
    When wendy.windows signs in from inside
    And the fault "path vpn-125k" at rtp of cucm1
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And wendy.windows settles at no video
    When 2 lab seconds pass in a second from now on
    Then the sound of wendy.windows loses nothing
    When all faults are healed
    Then wendy.windows hears the own voice come back

    Examples:
      | codec       |
      | PCMU        |
      | G729        |
      | G7221/24000 |
      | G7221/32000 |

  @MED-21
  Scenario Outline: With a quarter less G.711 does not fit any more, and <codec> does: <what>
    Given the world "media" where 2 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value   |
      | codecs  | <codec> |
    When wendy.windows signs in from inside
    And the fault "path vpn-125k in=90k queue=500ms" at rtp of cucm1
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And the sound of wendy.windows loses <what>
    When all faults are healed
    Then wendy.windows hears the own voice come back

    Examples:
      | codec       | what             |
      | PCMU        | more than 4 percent |
      | G729        | nothing          |
      | G7221/24000 | nothing          |

  @MED-26
  Scenario Outline: A path that carries a call <how> a VPN
    Given the world "media" where 2 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When wendy.windows signs in from inside
    And the fault "path delay=20ms in=90k queue=500ms overhead=<octets>" at rtp of cucm1
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And the sound of wendy.windows loses <what>
    When all faults are healed
    Then wendy.windows hears the own voice come back

    Examples:
      | how     | octets | what                |
      | without | 0      | nothing             |
      | in      | 80     | more than 4 percent |

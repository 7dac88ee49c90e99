Feature: Visual voicemail
  A client lists the voice messages of its user and plays them, inside from the one or the other server of a pair (S3, S4).

  Background:
    Given the world "voicemail"

  @PORT-04a
  Scenario: Messages come from 443
    When vera.voice signs in from inside
    And vera.voice asks for the voice messages
    Then vera.voice gets the voice messages:
      | G.729  |
      | GSM    |
      | A-law  |
      | mu-law |
      | linear |
    And the client of vera.voice decided on "voicemail server": "cuc1.example.com"
    And voicemail of cuc1 was asked "GET /vmrest/mailbox/folders/inbox/messages…"

  @VM-02
  Scenario Outline: A recording in <codec> is played
    When vera.voice signs in from inside
    And vera.voice asks for the voice messages
    And vera.voice plays the voice message "<subject>"
    Then vera.voice hears <seconds> seconds in <codec>

    @VM-02a
    Examples:
      | subject | seconds | codec      |
      | linear  | 3       | PCM_LINEAR |

    @VM-02b
    Examples:
      | subject | seconds | codec       |
      | mu-law  | 4       | G711_MU_LAW |

    @VM-02c
    Examples:
      | subject | seconds | codec      |
      | A-law   | 5       | G711_A_LAW |

    @VM-02d
    Examples:
      | subject | seconds | codec   |
      | GSM     | 6       | GSM_610 |

  @VM-02e
  Scenario: A recording is in G.711 mu-law unless somebody has said otherwise
    When fay.file signs in from inside
    And "5559" leaves fay.file a voice message of 2 seconds
    And fay.file asks for the voice messages
    And fay.file plays the voice message "Message from (5559)"
    Then fay.file hears 2 seconds in G711_MU_LAW

  @VM-03a
  Scenario: A recording in G.729 is not played by visual voicemail
    When vera.voice signs in from inside
    And vera.voice asks for the voice messages
    And vera.voice plays the voice message "G.729"
    Then vera.voice is told that the voice message is not played here
    When vera.voice plays the voice message "mu-law"
    Then vera.voice hears 4 seconds in G711_MU_LAW

  @VM-03b
  Scenario: A recording in G.729 is heard by calling voicemail
    Given 1 lab second passes in a second from now on
    And vera.voice has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When vera.voice signs in from inside
    Then vera.voice hears from cuc1 of voice messages
    When "5559" leaves vera.voice a voice message of 2 seconds in g729a
    And vera.voice dials "9904"
    Then vera.voice hears a tone of 456 Hz
    And cuc1 was asked "INVITE sip:9904…"
    And vera.voice is shown 5 unread and 1 read voice messages

  @VM-03b
  Scenario: A client that can code nothing else hears it in G.729
    Given 1 lab second passes in a second from now on
    And vera.voice has a client with:
      | setting | value |
      | codecs  | G729  |
    When vera.voice signs in from inside
    Then vera.voice hears from cuc1 of voice messages
    When "5559" leaves vera.voice a voice message of 2 seconds in g729a
    And vera.voice dials "9904"
    Then the call of vera.voice is connected
    And the call of vera.voice is spoken in "G729"
    And vera.voice is shown 5 unread and 1 read voice messages

  Scenario: What a client changes, the server keeps
    When vera.voice signs in from inside
    And vera.voice asks for the voice messages
    And vera.voice marks the voice message "G.729" as read
    And vera.voice deletes the voice message "GSM"
    And vera.voice asks for the voice messages
    Then vera.voice gets the voice messages:
      | A-law  |
      | mu-law |
      | linear |
      | G.729  |

  Scenario: The configuration file names the servers where the service profile names none
    When fay.file signs in from inside
    Then fay.file hears from cuc1 of voice messages
    And voicemail of cuc1 was asked "POST /vmrest/mailbox?method=requestnotification"

  @PORT-02o
  Scenario: Where 7080 is blocked there are messages and no news of them
    Given the fault "refuse" at voicemail-notify of cuc1
    And the fault "refuse" at voicemail-notify of cuc2
    When vera.voice signs in from inside
    Then vera.voice waits for the voicemail notifications
    When "5558" leaves vera.voice a voice message of 2 seconds
    And vera.voice asks for the voice messages
    Then vera.voice gets the voice messages:
      | Message from (5558) |
      | G.729               |
      | GSM                 |
      | A-law               |
      | mu-law              |
      | linear              |
    When all faults are healed
    And "5557" leaves vera.voice a voice message of 2 seconds
    Then vera.voice is shown a voice message from "5557"

  Scenario: A wrong password gets no messages
    Given the fault "http-status 401" at voicemail of cuc1
    When vera.voice signs in from inside
    And vera.voice asks for the voice messages
    Then vera.voice is told that voicemail cannot be reached: "401"
    When all faults are healed
    And vera.voice asks for the voice messages
    And vera.voice plays the voice message "linear"
    Then vera.voice hears 3 seconds in PCM_LINEAR

  @CERT-02
  Scenario Outline: A bad certificate of a voicemail server is refused with its reason: <defect>
    Given the fault "certificate <defect>" at voicemail of cuc1
    When vera.voice signs in from inside
    And vera.voice asks for the voice messages
    Then the client of vera.voice decided on "certificate of cuc1.example.com": "refused <reason>"
    And cuc1 was never asked "GET /vmrest/…"
    When all faults are healed
    And vera.voice signs in from inside
    And vera.voice asks for the voice messages
    Then cuc1 was asked "GET /vmrest/…"

    @CERT-02a
    Examples: name mismatch
      | defect        | reason        |
      | name-mismatch | NAME_MISMATCH |

    @CERT-02b
    Examples: expired
      | defect  | reason  |
      | expired | EXPIRED |

    @CERT-02c
    Examples: not yet valid
      | defect        | reason        |
      | not-yet-valid | NOT_YET_VALID |

    @CERT-02d
    Examples: unknown ca
      | defect     | reason     |
      | unknown-ca | UNKNOWN_CA |

    @CERT-02e
    Examples: self signed
      | defect      | reason      |
      | self-signed | SELF_SIGNED |

    @CERT-02f
    Examples: revoked
      | defect  | reason  |
      | revoked | REVOKED |

    @CERT-02g
    Examples: weak key
      | defect   | reason   |
      | weak-key | WEAK_KEY |

    @CERT-02h
    Examples: md5 signature
      | defect        | reason        |
      | md5-signature | MD5_SIGNATURE |

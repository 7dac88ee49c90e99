Feature: The port tables
  Where the documents have a client served (S4, "Ports and Protocols": one table for Windows and Mac, one for Android, iPhone and
  iPad). A row that only one of the tables has is tried with a client of that kind.

  Scenario Outline: <port>: <what>
    Given the world "<world>"
    And <user> has a client with:
      | setting | value    |
      | device  | <device> |
    When <user> signs in from inside
    Then <user> is served at port <port> of <host> over <carrier>

    @PORT-01a
    Examples: both tables
      | port | what             | world | user       | device | host      | carrier |
      | 53   | the name service | uclab | mac.donald | CSF    | ns-inside | UDP     |

    @PORT-01n
    Examples: the mobile table
      | port | what                | world | user       | device | host          | carrier |
      | 6970 | configuration files | uclab | ada.byron  | TCT    | uclabcucm-pub | TCP     |

    @PORT-01i
    Examples: both tables
      | port | what | world | user       | device | host          | carrier |
      | 5060 | SIP  | uclab | mac.donald | CSF    | uclabcucm-pub | TCP     |

    @PORT-01l
    Examples: both tables
      | port | what | world | user       | device | host     | carrier |
      | 5222 | XMPP | uclab | mac.donald | CSF    | cimp-pub | TCP     |

    @PORT-01q
    Examples: both tables
      | port | what                       | world | user       | device | host          | carrier |
      | 8443 | the users' data, over TLS  | uclab | mac.donald | CSF    | uclabcucm-pub | TLS     |
      | 8443 | the presence log-in        | uclab | mac.donald | CSF    | cimp-pub      | TLS     |

    @PORT-01o
    Examples: both tables
      | port | what                    | world     | user       | device | host | carrier |
      | 7080 | news of voice messages  | voicemail | vera.voice | CSF    | cuc1 | TCP     |

  Scenario Outline: <port>: <what>
    Given the world "capf"
    And <user> has a client with:
      | setting     | value    |
      | device      | <device> |
      | CAPF string | <string> |
    When <user> signs in from inside
    Then <user> is served at port <port> of cucm1 over <carrier>

    @PORT-01h
    Examples: the mobile table
      | port | what                   | user       | device | string | carrier |
      | 3804 | certificates of phones | sonia.sony | BOT    | 081549 | TLS     |

    @PORT-01j
    Examples: both tables
      | port | what         | user      | device | string | carrier |
      | 5061 | SIP over TLS | cara.capf | CSF    | 081547 | TLS     |

  Scenario Outline: <port>: voice messages for a client <device>
    Given the world "voicemail"
    And <user> has a client with:
      | setting | value    |
      | device  | <device> |
    When <user> signs in from inside
    And <user> asks for the voice messages
    Then <user> is served at port <port> of cuc1 over <carrier>

    @PORT-01b
    Examples: the mobile table
      | port | user        | device | carrier |
      | 80   | mona.mobile | TCT    | TCP     |

    @PORT-01d
    Examples: both tables
      | port | user       | device | carrier |
      | 443  | vera.voice | CSF    | TLS     |

  Scenario Outline: <port> over <carrier>: the directory
    Given the world "<world>"
    And <user> has a client with:
      | setting        | value    |
      | contact source | <source> |
    When <user> signs in from inside
    And <user> searches for "<text>"
    Then <user> is served at port <port> of <host> over <carrier>

    @PORT-01c @PORT-05d
    Examples: both tables
      | port | world          | user        | source | text | host  | carrier |
      | 389  | directory      | ivy.profile | BDI    | hop  | dc1   | TCP     |
      | 389  | directory-open | udo.udp     | EDI    | ada  | ldap1 | UDP     |

    @PORT-01e
    Examples: both tables
      | port | world     | user    | source | text | host | carrier |
      | 636  | directory | pia.636 | BDI    | hop  | dc1  | TLS     |

    @PORT-01f
    Examples: both tables
      | port | world     | user     | source | text | host | carrier |
      | 3268 | directory | pia.3268 | BDI    | hop  | dc1  | TCP     |

    @PORT-01g
    Examples: both tables
      | port | world     | user     | source | text | host | carrier |
      | 3269 | directory | pia.3269 | BDI    | hop  | dc1  | TLS     |

  @PORT-05a
  Scenario Outline: A desktop client carries SIP over <carrier>
    Given the world "uclab"
    And mac.donald has a client with:
      | setting       | value     |
      | SIP transport | <carrier> |
    When mac.donald signs in from inside
    Then mac.donald is served at port 5060 of uclabcucm-pub over <carrier>

    Examples:
      | carrier |
      | TCP     |
      | UDP     |

  @PORT-05b
  Scenario: A mobile client carries SIP over TCP, whatever anybody wants
    Given the world "uclab"
    And ada.byron has a client with:
      | setting       | value |
      | device        | TCT   |
      | SIP transport | UDP   |
    When ada.byron signs in from inside
    Then ada.byron is served at port 5060 of uclabcucm-pub over TCP
    And the client of ada.byron decided on "SIP transport": "TCP", because "a mobile client has no SIP over UDP"

  @PORT-01r @PORT-06
  Scenario: 16384 to 32766: a mobile client can be called at its ports of media, and nowhere else
    Given the world "uclab" where 1 lab seconds pass in a second
    And ada.byron has a client with:
      | setting | value |
      | device  | TCT   |
      | codecs  | PCMU  |
      | video   | w144p |
    When ada.byron signs in from inside
    And ada.byron dials "9901"
    Then ada.byron hears the own voice come back
    And the host of ada.byron can be called at UDP ports from 16384 to 32766 alone
    And ada.byron takes sound between the ports 16384 and 24574
    And ada.byron takes video between the ports 24575 and 32766

  @PORT-01k @PORT-05c
  Scenario: 5070: a desktop client gets the floor for its screen, over UDP
    Given the world "media" where 5 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value     |
      | codecs  | PCMU      |
      | video   | share     |
      | screen  | 720 x 480 |
    When wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    When wendy.windows shares the screen
    Then wendy.windows is served at port 5070 of cucm1 over UDP

  @PORT-01m
  Scenario: 5269: the presence server of a mobile client gets at that of another company
    Given the world "federation"
    And ada.home has a client with:
      | setting | value |
      | device  | TCT   |
    When pia.partner signs in from partners
    And ada.home signs in from inside
    And ada.home writes "are you there?" to pia.partner
    Then pia.partner reads "are you there?" from ada.home
    And cup2 speaks with cup.partner at port 5269 over TCP

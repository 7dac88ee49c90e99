Feature: Ports that a firewall blocks
  Each port of the tables (S4, "Ports and Protocols") can be blocked by itself, and each shows in its own way.

  @PORT-02a
  Scenario: 53: no service is found
    Given the world "uclab" where 5 lab seconds pass in a second
    When the fault "silent" at dns of ns-inside
    And mac.donald signs in from inside
    Then mac.donald is asked for manual settings
    And the client of mac.donald decided on "_cisco-uds._tcp.uclab.com" because "no answer from the name server after 3 questions"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @PORT-02b
  Scenario: 80: a mobile client gets no voice messages from where its profile has them
    Given the world "voicemail"
    And mona.mobile has a client with:
      | setting | value |
      | device  | TCT   |
    When the fault "refuse" at voicemail-http of cuc1
    And mona.mobile signs in from inside
    And mona.mobile asks for the voice messages
    Then the client of mona.mobile decided on "voicemail server": "not cuc1.example.com"
    And the client of mona.mobile decided on "voicemail server": "cuc2.example.com", because "it answers"
    When all faults are healed
    And mona.mobile launches the client again
    And mona.mobile asks for the voice messages
    Then mona.mobile is served at port 80 of cuc1 over TCP
    And mona.mobile gets the voice messages:
      | on the road |

  @PORT-02d
  Scenario: 443: there are no voice messages
    Given the world "voicemail"
    When the fault "refuse" at voicemail of cuc1
    And the fault "refuse" at voicemail of cuc2
    And vera.voice signs in from inside
    And vera.voice asks for the voice messages
    Then vera.voice is told that voicemail cannot be reached: "cuc2.example.com"
    When all faults are healed
    And vera.voice asks for the voice messages
    And vera.voice plays the voice message "linear"
    Then vera.voice hears 3 seconds in PCM_LINEAR

  @PORT-02r
  Scenario: 16384 and up: a call is connected, and nothing is heard
    Given the world "media" where 1 lab seconds pass in a second
    And wendy.windows has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When the fault "lose" at rtp of cucm1
    And wendy.windows signs in from inside
    And wendy.windows dials "9901"
    Then the call of wendy.windows is connected
    And the call of wendy.windows stands still for 2 lab seconds
    When all faults are healed
    Then wendy.windows hears the own voice come back

  @PORT-02n
  Scenario: 6970: there is no configuration, and so no sign-in
    Given the world "uclab"
    When the fault "refuse" at tftp-http of uclabcucm-pub
    And the fault "refuse" at tftp-http of uclabcucm-sub
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And uclabcucm-pub was asked "GET /cucm-uds/user/mac.donald/devices"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @PORT-02q
  Scenario: 8443: nobody knows the user
    Given the world "uclab"
    When the fault "refuse" at uds of uclabcucm-pub
    And the fault "refuse" at uds of uclabcucm-sub
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @PORT-02i
  Scenario: 5060: the user is signed in and has presence, and the phone is registered nowhere
    Given the world "uclab" where 20 lab seconds pass in a second
    When the fault "refuse" at sip of uclabcucm-pub
    And the fault "refuse" at sip of uclabcucm-sub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided within 60 lab seconds on "phone registration": "nowhere"
    And cimp-pub was asked "iq set bind"
    When all faults are healed
    Then the phone of mac.donald is registered at uclabcucm-pub within 400 lab seconds

  @PORT-02j
  Scenario: 5061: a device that is to encrypt is registered nowhere
    Given the world "capf" where 20 lab seconds pass in a second
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When the fault "refuse" at sips of cucm1
    And the fault "refuse" at sips of cucm2
    And cara.capf signs in from inside
    Then cara.capf is signed in inside
    And the client of cara.capf decided within 60 lab seconds on "phone registration": "nowhere"
    When all faults are healed
    Then the phone of cara.capf is registered at cucm1 within 400 lab seconds

  @PORT-02h
  Scenario: 3804: a device gets no certificate
    Given the world "capf"
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When the fault "refuse" at capf of cucm1
    And cara.capf signs in from inside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "none", because "cucm1.example.com: …"
    When all faults are healed
    And cara.capf signs in from inside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "issued"

  @PORT-02l
  Scenario: 5222: there is no presence, and the sign-in fails
    Given the world "uclab"
    When the fault "refuse" at xmpp of cimp-pub
    And the fault "refuse" at xmpp of cimp-sub
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And the client of mac.donald decided on "presence server": "not cimp-pub.uclab.com:5222"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @PORT-02m
  Scenario: 5269: nobody of another company can be written to
    Given the world "federation"
    When pia.partner signs in from partners
    And ada.home signs in from inside
    And the fault "refuse" at s2s of cup.partner
    And ada.home writes "are you there?" to pia.partner
    Then ada.home is told that "are you there?" did not reach pia.partner
    When all faults are healed
    And ada.home writes "and now?" to pia.partner
    Then pia.partner reads "and now?" from ada.home

  @PORT-02c
  Scenario: 389: contacts are not found
    Given the world "directory"
    And ivy.profile has a client with:
      | setting        | value |
      | contact source | BDI   |
    When the fault "refuse" at ldap of dc1
    And the fault "refuse" at ldap of dc2
    And the fault "refuse" at ldap of dc3
    And ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile is told that contacts cannot be searched: "no server"
    When all faults are healed
    And ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"

  Scenario Outline: <port>: contacts are not found
    Given the world "directory"
    And <user> has a client with:
      | setting        | value |
      | contact source | BDI   |
    When the fault "refuse" at <service> of dc1
    And <user> signs in from inside
    And <user> searches for "hop"
    Then <user> is told that contacts cannot be searched: "no server"
    When all faults are healed
    And <user> signs in from inside
    And <user> searches for "hop"
    Then <user> finds "Grace Hopper"

    @PORT-02e
    Examples: the directory over TLS
      | port | user    | service |
      | 636  | pia.636 | ldaps   |

    @PORT-02f
    Examples: the catalog
      | port | user     | service |
      | 3268 | pia.3268 | gc      |

    @PORT-02g
    Examples: the catalog over TLS
      | port | user     | service |
      | 3269 | pia.3269 | gc-tls  |

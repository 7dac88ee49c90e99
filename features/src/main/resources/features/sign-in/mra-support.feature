Feature: What Expressway supports
  The table of services that a client outside has, and of those that it has not (S4, "Summary of supported services"), row by row, each by
  what clients ask for and what nodes answer. The table is in mra-support.yaml.

  @EDGE-15
  Scenario: UDS directory search
    Given the world "outside-support" where 1 lab seconds pass in a second
    When adam.mckenzie signs in from outside
    And adam.mckenzie searches for "holt"
    Then adam.mckenzie finds "Eve Holt"
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20vaHR0cHMvY3VjbTEuZXhhbXBsZS5jb20vODQ0Mw/cucm-uds/users?name=holt…"
    And cucm1 was asked "GET /cucm-uds/users?name=holt…"

  @EDGE-15
  Scenario: LDAP directory search
    Given the world "directory" where 1 lab seconds pass in a second
    When ada.byron signs in from outside
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And the client of ada.byron decided on "contact source": "UDS"
    And dc1 heard nothing from any client
    When ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And dc1 was asked "search base=…"

  @EDGE-15
  Scenario: Directory photo resolution
    Given the world "outside-support" where 1 lab seconds pass in a second
    When adam.mckenzie signs in from outside
    Then adam.mckenzie sees the picture of eve.holt
    And photos was asked "GET /eve.holt.jpg"
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20vaHR0cC9waG90b3MuZXhhbXBsZS5jb20vODA/eve.holt.jpg"

  @EDGE-15
  Scenario: Intradomain federation
    Given the world "directory" where 1 lab seconds pass in a second
    When ada.byron signs in from outside
    And ada.byron asks who the contact "grace.hopper@example.com" is
    Then ada.byron finds "Grace Hopper"
    And cucm1 was asked "GET /cucm-uds/users?…"

  @EDGE-15
  Scenario: Interdomain federation
    Given the world "federation" where 1 lab seconds pass in a second
    When ada.home signs in from outside
    And pia.partner signs in from partners
    And ada.home writes "from the train" to pia.partner
    Then pia.partner reads "from the train" from ada.home
    And s2s of cup.partner was asked "message chat"

  @EDGE-15
  Scenario: Instant messaging and presence, on premises
    Given the world "uclab"
    When mac.donald signs in from outside
    Then edge-xmpp of uclabexpwe01 was asked "iq set bind"
    And cimp-pub was asked "iq set bind"
    When ada.byron signs in from inside
    Then ada.byron sees that mac.donald is available
    And mac.donald sees that ada.byron is available

  @EDGE-15
  Scenario: Instant messaging and presence, cloud
    Given the world "cloud" where 1 lab seconds pass in a second
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available

  @EDGE-15
  Scenario: Chat
    Given the world "uclab"
    When mac.donald signs in from outside
    And ada.byron signs in from outside
    And mac.donald writes "on the train" to ada.byron
    Then ada.byron reads "on the train" from mac.donald
    And edge-xmpp of uclabexpwe01 was asked "message chat"

  @EDGE-15
  Scenario: Group chat
    Given the world "uclab"
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    And mac.donald joins the room "tea"
    And ada.byron joins the room "tea"
    And mac.donald says "from the train" in the room "tea"
    Then ada.byron reads "from the train" from mac.donald in the room "tea"
    And edge-xmpp of uclabexpwe01 was asked "message groupchat"

  @EDGE-15
  Scenario: High availability, on premises
    Given the world "uclab" where 20 lab seconds pass in a second
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
    When mac.donald signs in from outside
    Then cimp-pub was asked "iq set bind"
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald is signed in again at uclabexpwe01 within 400 lab seconds
    And cimp-sub was asked "iq set bind"
    When cimp-pub has power again
    Then mac.donald is still connected

  @EDGE-15
  Scenario: File transfer, on premises
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from outside
    Then ada.byron sees that mac.donald is available
    And sending a file to mac.donald is refused to ada.byron: "no file goes from peer to peer through Expressway"
    And mac.donald sees that ada.byron is available
    When mac.donald sends the file "plan.pdf" of 1000 octets to ada.byron
    Then the file "plan.pdf" of mac.donald does not go to ada.byron: "the answer is service-unavailable"

  @EDGE-15
  Scenario: File transfer, cloud
    Given the world "cloud" where 1 lab seconds pass in a second
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    When paul.plain sends the file "plan.pdf" of 3000 octets to pia.plain
    Then pia.plain takes the file "plan.pdf" from paul.plain

  @EDGE-15
  Scenario: Deskphone control mode (CTI)
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting       | value      |
      | phone control | desk phone |
    When the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    And dora.desk signs in from outside
    Then the client of dora.desk decided within 30 lab seconds on "desk phone": "none"
    And cucm1 was never asked "cti-open dora.desk"
    When dora.desk signs in from inside
    Then the client of dora.desk decided within 30 lab seconds on "desk phone": "SEP001122334455"
    And cucm1 was asked "cti-open dora.desk"

  @EDGE-15
  Scenario: Self Care Portal access
    Given the world "outside-support"
    When a stranger outside signs in as adam.mckenzie at xpre1
    Then a stranger outside with that cookie who asks xpre1 for "/ucmuser/" gets 404
    And a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cHMvY3VjbTEuZXhhbXBsZS5jb20vODQ0Mw/ucmuser/" gets 403
    And cucm1 was never asked "GET /ucmuser/"
    And a stranger inside who asks uds of cucm1 for "/ucmuser/" reads "j_security_check"
    And cucm1 was asked "GET /ucmuser/"

  @EDGE-15
  Scenario: Visual voicemail
    Given the world "voicemail"
    When vera.voice signs in from outside
    Then vera.voice hears from cuc1 of voice messages
    When vera.voice asks for the voice messages
    And vera.voice plays the voice message "linear"
    Then vera.voice hears 3 seconds in PCM_LINEAR

  @EDGE-15
  Scenario: Meetings, on premises
    Given the world "outside-support"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie cannot join the meeting "https://meetings.example.com/orion/join": "meetings.example.com is not on the allow list of Expressway"
    And meetings was never asked "GET /orion/join"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie joins the meeting "https://meetings.example.com/orion/join"
    And meetings was asked "GET /orion/join"

  @EDGE-15
  Scenario: Meetings, cloud
    Given the world "outside-support"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie joins the meeting "https://acme.webexconnect.com/meet/77"
    And acme answered "200 text/html…"

  @EDGE-15
  Scenario: Installer update
    Given the world "outside-support"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie takes "UpdateUrl" from the configuration file: "http://updates.example.com/jabber.xml"
    When a stranger outside signs in as adam.mckenzie at xpre1
    Then a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC91cGRhdGVzLmV4YW1wbGUuY29tLzgw/CiscoJabberSetup.msi" gets 200
    And updates answered "200 application/x-msi"

  @EDGE-15
  Scenario: Custom HTML tabs
    Given the world "outside-support"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie has the custom tabs:
      | tab      | shown |
      | News     | yes   |
      | Intranet | no    |
    And tabs answered "200 text/html…"

  @EDGE-15
  Scenario: CAPF enrollment
    Given the world "capf" where 5 lab seconds pass in a second
    And cara.capf has a client with:
      | setting     | value  |
      | CAPF string | 081547 |
    When cara.capf signs in from outside
    Then the client of cara.capf decided on "device certificate of CSFCARA": "none"
    And cucm1 was never asked "auth-response CSFCARA"
    When cara.capf moves inside and launches the client again
    Then cara.capf is signed in inside
    And cucm1 was asked "auth-response CSFCARA"

  @EDGE-15
  Scenario: Problem report generation
    Given the world "outside-support"
    When adam.mckenzie signs in from outside
    Then the report of adam.mckenzie on the problem "no sound" cannot be sent: "is not on the allow list of Expressway"
    When adam.mckenzie saves a copy of the problem report
    Then the client of adam.mckenzie decided on "problem report problem_report_…": "saved as problem_report_…", because "the user keeps a copy of … bytes"

  @EDGE-15
  Scenario: Problem report upload
    Given the world "outside-support"
    When adam.mckenzie signs in from outside
    Then the report of adam.mckenzie on the problem "no sound" cannot be sent: "reports.example.com is not on the allow list of Expressway"
    And reports was never asked "POST /upload"
    And xpre1 was asked "POST /ZXhhbXBsZS5jb20vaHR0cHMvcmVwb3J0cy5leGFtcGxlLmNvbS80NDM/upload"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie reports the problem "no sound"
    And reports was asked "POST /upload"

  @EDGE-15
  Scenario: Fail-over of audio and video services
    Given the world "uclab" where 60 lab seconds pass in a second
    When mac.donald signs in from outside
    Then the phone of mac.donald is registered at uclabcucm-pub
    When uclabcucm-pub loses power
    And 400 lab seconds pass
    Then uclabcucm-sub was never asked "REGISTER sip:…"
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-pub within 900 lab seconds
    When mac.donald signs in from inside
    And uclabcucm-pub loses power
    Then the phone of mac.donald is registered at uclabcucm-sub within 900 lab seconds
    And uclabcucm-sub was asked "REGISTER sip:…"
    When uclabcucm-pub has power again
    Then the phone of mac.donald is registered at uclabcucm-pub within 900 lab seconds

  @EDGE-15
  Scenario: Fail-over of voicemail services
    Given the world "voicemail"
    When vera.voice signs in from outside
    Then vera.voice hears from cuc1 of voice messages
    When cuc1 loses power
    And vera.voice asks for the voice messages
    Then vera.voice is told that voicemail cannot be reached: "cuc1.example.com"
    And cuc2 was never asked "GET /vmrest…"
    When vera.voice moves inside and launches the client again
    And vera.voice asks for the voice messages
    Then cuc2 was asked "GET /vmrest/mailbox/folders/inbox/messages…"
    When cuc1 has power again
    And vera.voice asks for the voice messages
    And vera.voice plays the voice message "linear"
    Then vera.voice hears 3 seconds in PCM_LINEAR

  @EDGE-15
  Scenario: Fail-over of IM and Presence services
    Given the world "uclab" where 20 lab seconds pass in a second
    And mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
    When mac.donald signs in from outside
    And ada.byron signs in from inside
    Then ada.byron sees that mac.donald is available
    When cimp-pub loses power
    Then mac.donald is not connected
    And mac.donald is signed in again at uclabexpwe01 within 400 lab seconds
    When mac.donald writes "still here" to ada.byron
    Then ada.byron reads "still here" from mac.donald
    When cimp-pub has power again
    Then mac.donald is still connected

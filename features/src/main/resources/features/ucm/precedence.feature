Feature: Service profile against configuration file
  Both can set a parameter. What the service profile sets counts; what it leaves blank the configuration file may set;
  what both leave blank has the default of the service profile.

  @UDS-17
  Scenario Outline: The profile <profile>, the file <file>: <taken>
    Given the world "service-profiles"
    When <user> signs in from inside
    Then <user> takes "<parameter>" from <taken>: "<value>"

    @UDS-17b
    Examples: both set it
      | profile          | file             | user      | parameter              | taken                  | value             |
      | cuc1.example.com | cuc9.example.com | ida.imp   | VoicemailPrimaryServer | the service profile    | cuc1.example.com  |

    @UDS-17a
    Examples: the profile alone sets it
      | profile          | file             | user      | parameter              | taken                  | value             |
      | cucm1            | -                | ida.imp   | CtiServer1             | the service profile    | cucm1.example.com |

    @UDS-17c
    Examples: the file alone sets it
      | profile          | file             | user      | parameter              | taken                  | value             |
      | -                | cuc9.example.com | ben.blank | VoicemailPrimaryServer | the configuration file | cuc9.example.com  |

    @UDS-17d
    Examples: neither sets it
      | profile          | file             | user      | parameter              | taken                  | value             |
      | -                | -                | ben.blank | SearchTimeout          | the default            | 5                 |
      | -                | -                | ben.blank | CtiServer1             | the default            |                   |

  @UDS-17
  Scenario: Where the rows decide who is dialled: the presence server
    Given the world "service-profiles"
    When ida.imp signs in from inside
    Then ida.imp takes "PresenceServerAddress" from the service profile: "cup1.example.com"
    And cup1 was asked "iq set bind"
    And cup2 was never asked "iq set bind"
    When ben.blank signs in from inside
    Then ben.blank takes "PresenceServerAddress" from the configuration file: "cup2.example.com"
    And cup2 was asked "iq set bind" by ben.blank
    And cup1 was never asked "iq set bind" by ben.blank

  @UDS-11 @UDS-12 @UDS-12a
  Scenario: A profile with the product type of IM and Presence: its servers authenticate
    Given the world "service-profiles"
    When ida.imp signs in from inside
    Then ida.imp is in full UC
    And the client of ida.imp decided on "authenticator": "IM_AND_PRESENCE", because "the service profile says Unified CM (IM and Presence)"
    And cucm1 was asked "GET /SPDefault.cnf.xml"
    And cup1 was asked "iq set bind" by ida.imp

  @UDS-11 @UDS-12 @UDS-12b
  Scenario: A profile with the product type of Webex: its credentials are asked for, and the own presence servers never
    Given the world "service-profiles"
    When wendy.webex signs in from inside
    Then wendy.webex is asked for the credentials of "Webex Messenger"
    And the client of wendy.webex decided on "authenticator": "WEBEX_MESSENGER", because "the service profile says WebEx (IM and Presence)"
    And cucm1 was asked "GET /SPWebex.cnf.xml"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    And cup1 heard nothing from wendy.webex
    And cup2 heard nothing from wendy.webex

  @UDS-11 @UDS-12 @UDS-12c
  Scenario: A profile without a product type: phone mode, and no presence
    Given the world "service-profiles"
    When phil.phone signs in from inside
    Then phil.phone is in phone mode
    And the client of phil.phone decided on "authenticator": "UCM", because "the service profile names no IM and presence product"
    And cucm1 was asked "GET /SPPhone.cnf.xml"
    And cup1 heard nothing from phil.phone
    And cup2 heard nothing from phil.phone

  @UDS-35
  Scenario: A domain where the presence server should be named: no presence server is found
    Given the world "service-profiles"
    When mia.grated signs in from inside
    Then mia.grated is told that the server cannot be reached
    And the client of mia.grated decided on "presence log-in": "none", because "all failed: …example.com:8443…"
    And cup1 heard nothing from any client
    And cup2 heard nothing from any client
    When ida.imp signs in from inside
    Then ida.imp is signed in inside

  @DISC-41
  Scenario: A profile that names no server: the user is asked for the settings
    Given the world "before-9.1.2"
    When ben.blank signs in from inside
    Then ben.blank is asked for manual settings
    And cup1 heard nothing from any client
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside

  @DISC-41
  Scenario: No profile: nobody says who authenticates, and the user is asked for the settings
    Given the world "uclab"
    When the fault "http-status 404" at tftp-http of uclabcucm-pub, where path is /SPDefault.cnf.xml
    And mac.donald signs in from inside
    Then mac.donald is asked for manual settings
    And the client of mac.donald decided on "authenticator": "UNKNOWN", because "there is no service profile that could be read"
    And cimp-pub heard nothing from any client
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And mac.donald is in full UC
    And cimp-pub was asked "auth CISCO-VTG-TOKEN"

  @UDS-16
  Scenario: The Cisco Support Field of the device names the file of a group, which counts more than the file of all
    Given the world "service-profiles"
    When greta.group signs in from inside
    Then greta.group is signed in inside
    And the client of greta.group decided on "group file": "groupa-config.xml", because "the Cisco Support Field of the device names it"
    And these requests were answered, in this order:
      | host  | request                | sent    | answer |
      | cucm1 | GET /CSFGRETA.cnf.xml  | nothing | 200    |
      | cucm1 | GET /jabber-config.xml | nothing | 200    |
      | cucm1 | GET /groupa-config.xml | nothing | 200    |
    And greta.group takes "Telephony_Enabled" from the configuration file: "false"
    And greta.group takes "DirectoryServerType" from the configuration file: "UDS"
    When ida.imp signs in from inside
    Then ida.imp takes "Telephony_Enabled" from the configuration file: "true"
    And cucm1 was never asked "GET /groupa-config.xml" by ida.imp

  @UDS-26
  Scenario: TFTP_FILE_NAME names the group file of a user without a desktop device
    Given the world "service-profiles"
    And nora.nophone has a client with:
      | setting        | value             |
      | TFTP_FILE_NAME | groupa-config.xml |
    When nora.nophone signs in from inside
    Then nora.nophone is in IM only
    And the client of nora.nophone decided on "group file": "groupa-config.xml", because "TFTP_FILE_NAME of the installation names it"
    And nora.nophone takes "Group" from the configuration file: "a"
    Given ida.imp has a client with:
      | setting        | value             |
      | TFTP_FILE_NAME | groupa-config.xml |
    When ida.imp signs in from inside
    Then ida.imp takes "Group" from the default: ""
    And cucm1 was never asked "GET /groupa-config.xml" by ida.imp

  @UDS-27
  Scenario: A mobile client has its group with a device package later than 14122
    Given the world "service-profiles"
    And tom.mobile has a client with:
      | setting | value |
      | device  | TCT   |
    When tom.mobile signs in from inside
    Then the device of tom.mobile is "TCTTOM"
    And the client of tom.mobile decided on "group file": "/mobile/groupb-config.xml", because "the Cisco Support Field of the device names it"
    And tom.mobile takes "Group" from the configuration file: "b"

  @UDS-27
  Scenario: With the device package 14122 the field of a mobile device counts for nothing
    Given the world "ucm-old"
    And tess.mobile has a client with:
      | setting | value |
      | device  | TCT   |
    When tess.mobile signs in from inside
    Then the device of tess.mobile is "TCTTESS"
    And tess.mobile takes "Group" from the default: ""
    And cucm1 was never asked "GET /groupa-config.xml"
    When otto.old signs in from inside
    Then the device of otto.old is "CSFOTTO"
    And the client of otto.old decided on "group file": "groupa-config.xml", because "the Cisco Support Field of the device names it"
    And otto.old takes "Group" from the configuration file: "a"

  @UDS-20 @UDS-36
  Scenario: Extension Mobility on, and its service off where CCMCIP is asked: no device list
    Given the world "before-9.1.2"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in IM only
    And the client of adam.mckenzie decided on "device list": "none", because "no CCMCIP server left: …cucm2.example.com: …"
    And the client of adam.mckenzie decided on "phone services": "none", because "no device list: …"
    When phil.phone signs in from inside
    Then phil.phone is told that the server cannot be reached

  @UDS-20 @UDS-36
  Scenario: Extension Mobility on, and its service on where CCMCIP is asked
    Given the world "ucm-old"
    When otto.old signs in from inside
    Then otto.old is in full UC
    And the client of otto.old decided on "device list": "CSFOTTO", because "CCMCIP of cucm1.example.com"

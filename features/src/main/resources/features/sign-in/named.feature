Feature: An authenticator that somebody has named
  Whoever installs a client can name its authenticator, and so can the user in the settings. The newest guide has the installer come
  before discovery, the older one behind it. What the user has set comes before everything.

  Background:
    Given the world "discovery"

  @DISC-20a
  Scenario: The bootstrap file is read at the first launch
    Given adam.mckenzie has a client with:
      | setting        | value                                           |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the client was installed with the presence server cup1.example.com"
    And cup1 was asked "POST /EPASSoap/service login adam.mckenzie"

  @DISC-20b
  Scenario: A bootstrap file that is changed later does nothing
    Given adam.mckenzie has a client with:
      | setting        | value                                           |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    Given adam.mckenzie has a client with:
      | setting        | value                                           |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup9.example.com |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the client was installed with the presence server cup1.example.com"

  @DISC-20c
  Scenario: A bootstrap file that is gone later is still known
    Given adam.mckenzie has a client with:
      | setting        | value                                           |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    Given adam.mckenzie has a client with:
      | setting        | value |
      | bootstrap file | none  |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the client was installed with the presence server cup1.example.com"
    And ns-inside was never asked "SRV"

  @DISC-21
  Scenario: In release 12 the bootstrap file comes before discovery
    Given adam.mckenzie has a client with:
      | setting        | value                                           |
      | release        | R12                                             |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the client was installed with the presence server cup1.example.com"
    And ns-inside was never asked "SRV"

  @DISC-21
  Scenario Outline: In release <release> discovery comes before the bootstrap file
    Given adam.mckenzie has a client with:
      | setting        | value                                           |
      | release        | <release>                                       |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "location": "inside", because "_cisco-uds._tcp exists"
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And cucm1 was asked "GET /cucm-uds/version"

    Examples:
      | release |
      | R96     |
      | R11     |

  @DISC-44
  Scenario Outline: Where there is no record release <release> falls back on the bootstrap file
    Given adam.mckenzie has a client with:
      | setting               | value                                           |
      | release               | <release>                                       |
      | voice services domain | d00000.services.example.com                     |
      | bootstrap file        | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the client was installed with the presence server cup1.example.com"
    And cup1 was asked "POST /EPASSoap/service login adam.mckenzie"

    Examples:
      | release |
      | R96     |
      | R11     |
      | R12     |

  @DISC-23a
  Scenario: The installer makes Unified CM the authenticator
    Given adam.mckenzie has a client with:
      | setting        | value                                                                                         |
      | bootstrap file | AUTHENTICATOR=CUCM; TFTP=cucm2.example.com; CCMCIP=cucm1.example.com; PRODUCT_MODE=phone_mode |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the client was installed for phone mode, with its servers"
    And the client of adam.mckenzie decided on "authenticator": "UCM", because "the servers were named for phone mode"

  @DISC-23b
  Scenario: The installer names the TFTP server
    Given adam.mckenzie has a client with:
      | setting        | value                                                                                         |
      | bootstrap file | AUTHENTICATOR=CUCM; TFTP=cucm2.example.com; CCMCIP=cucm1.example.com; PRODUCT_MODE=phone_mode |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm2 was asked "GET /CSFAMCKENZIE.cnf.xml"

  @DISC-23c
  Scenario: The installer names the CCMCIP server
    Given adam.mckenzie has a client with:
      | setting        | value                                                                                         |
      | bootstrap file | AUTHENTICATOR=CUCM; TFTP=cucm2.example.com; CCMCIP=cucm1.example.com; PRODUCT_MODE=phone_mode |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm1 was asked "POST /ccmcip/Personalization"

  @DISC-23e
  Scenario: A client that was installed for phone mode is in phone mode
    Given adam.mckenzie has a client with:
      | setting        | value                                                                                         |
      | bootstrap file | AUTHENTICATOR=CUCM; TFTP=cucm2.example.com; CCMCIP=cucm1.example.com; PRODUCT_MODE=phone_mode |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in phone mode
    And the device of adam.mckenzie is "CSFAMCKENZIE"

  @DISC-26a
  Scenario: What the user has set comes before records
    Given adam.mckenzie has a client with:
      | setting | value                                            |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in phone mode
    And the client of adam.mckenzie decided on "services": "manual settings", because "somebody named the servers; none is looked for"
    And cucm1 was asked "POST /ccmcip/Personalization"
    And ns-inside was never asked "SRV"

  @DISC-26b
  Scenario: What the user has set comes before the bootstrap file
    Given adam.mckenzie has a client with:
      | setting        | value                                            |
      | bootstrap file | AUTHENTICATOR=CUP; CUP_ADDRESS=cup1.example.com  |
      | servers        | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in phone mode
    And the client of adam.mckenzie decided on "services": "manual settings", because "somebody named the servers; none is looked for"
    And cucm1 was asked "POST /ccmcip/Personalization"

  @DISC-26c
  Scenario: What the user has set counts after a restart, too
    Given adam.mckenzie has a client with:
      | setting | value                                            |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in phone mode
    Given adam.mckenzie has a client with:
      | setting | value     |
      | servers | as before |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is in phone mode
    And the client of adam.mckenzie decided on "services": "manual settings", because "somebody named the servers; none is looked for"
    And ns-inside was never asked "SRV"

  @DISC-26d
  Scenario: What the user has set counts until Automatic is chosen
    Given adam.mckenzie has a client with:
      | setting | value                                            |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in phone mode
    Given adam.mckenzie has a client with:
      | setting | value     |
      | servers | Automatic |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is in full UC
    Given adam.mckenzie has a client with:
      | setting | value     |
      | servers | as before |
    When adam.mckenzie launches the client again
    Then adam.mckenzie is in full UC
    And the client of adam.mckenzie decided on "location": "inside"

  @DISC-27a
  Scenario: The user sets the address of the presence server
    Given adam.mckenzie has a client with:
      | setting         | value                    |
      | presence server | cup1.example.com by hand |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings", because "the user named the presence server cup1.example.com"
    And cup1 was asked "POST /EPASSoap/service login adam.mckenzie"

  @DISC-27b
  Scenario: The user sets the TFTP server and the CCMCIP server
    Given adam.mckenzie has a client with:
      | setting | value                                            |
      | servers | TFTP cucm2.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is in phone mode
    And cucm2 was asked "GET /CSFAMCKENZIE.cnf.xml"
    And cucm1 was asked "POST /ccmcip/Personalization"

  @DISC-27c
  Scenario: The user sets the CAS URL of the cloud
    Given adam.mckenzie has a client with:
      | setting | value                                |
      | CAS URL | https://loginp.webexconnect.com/cas/ |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for the credentials of "Webex Messenger"
    And the client of adam.mckenzie decided on "services": "manual settings", because "the user named the CAS URL of loginp.webexconnect.com"
    When adam.mckenzie gives the credentials of the cloud with the password "wrong"
    Then adam.mckenzie is told that the user name or password is not correct
    And loginp.webexconnect.com was asked "POST /cas/auth.do…"
    And loginp.webexconnect.com was never asked "GET /cas/FederatedSSO…"

Feature: Clients that are told their servers, and classic TFTP
  Before there was UDS a client was told a TFTP server and a CCMCIP server. It still can be, in phone mode; then the
  configuration file has to name the server for contacts.

  Background:
    Given the world "contacts"

  @UDS-20 @UDS-20a
  Scenario: The document of CCMCIP: name, description and model of each device
    When adam.mckenzie sends "POST /ccmcip/Personalization" from inside to uds of cucm1 with:
      """
      <getDevices><user>adam.mckenzie</user></getDevices>
      """
    Then the answer is the document:
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <devices><device><name>CSFAMCKENZIE</name><description>Adam on the desk</description>
      <model>Cisco Unified Client Services Framework</model></device></devices>
      """
    When eve.holt sends "POST /ccmcip/Personalization" from inside to uds of cucm1 with:
      """
      <getDevices><user>adam.mckenzie</user></getDevices>
      """
    Then the answer is 401
    When a stranger inside sends "POST /ccmcip/Personalization" to uds of cucm1 as "adam.mckenzie" with the password "forward1"
    Then the answer is 401

  @UDS-20 @UDS-20b
  Scenario: The list of devices by CCMCIP, with the user part of the address alone
    Given adam.mckenzie has a client with:
      | setting | value                                                               |
      | servers | TFTP cucm1.example.com, cucm2.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "services": "manual settings"
    And the client of adam.mckenzie decided on "CCMCIP login": "adam.mckenzie"
    And the client of adam.mckenzie decided on "product mode": "PHONE_MODE"
    And the device of adam.mckenzie is "CSFAMCKENZIE"
    And these messages arrived, in this order:
      | host  | message                      |
      | cucm1 | POST /ccmcip/Personalization |
      | cucm1 | GET /CSFAMCKENZIE.cnf.xml    |
      | cucm1 | GET /jabber-config.xml       |
    And the request "POST /ccmcip/Personalization" that cucm1 got has the header "Authorization" like "Basic .+"
    And the request "POST /ccmcip/Personalization" that cucm1 got contains "<getDevices><user>adam.mckenzie</user></getDevices>"
    And no request "POST /ccmcip/Personalization" that cucm1 got contains "adam.mckenzie@example.com"
    And the answer "200" of cucm1 contains:
      | <device><name>CSFAMCKENZIE</name><description>Adam on the desk</description><model>Cisco Unified Client Services Framework</model></device> |
    And cucm1 was never asked "GET /cucm-uds/user/adam.mckenzie/devices"
    And ns-inside was never asked "SRV _cisco-uds._tcp.example.com"

  @UDS-20
  Scenario: A CCMCIP server that is dead, and a password that is wrong
    Given adam.mckenzie has a client with:
      | setting | value                                                                                  |
      | servers | TFTP cucm1.example.com, cucm2.example.com; CCMCIP cucm1.example.com, cucm2.example.com |
    When cucm1 loses power
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm2 was asked "POST /ccmcip/Personalization"
    And the client of adam.mckenzie decided on "CCMCIP server": "not cucm1.example.com"
    And the configuration of adam.mckenzie came from cucm2
    When cucm1 has power again
    And adam.mckenzie signs in from inside with the password "Forward2"
    Then adam.mckenzie is told that the user name or password is not correct
    And cucm1 answered "401"
    And cucm2 heard nothing from any client
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie passed no server over

  @UDS-30
  Scenario: UdsServer names the server for contacts where servers were named by hand
    Given adam.mckenzie has a client with:
      | setting | value                                            |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server for contacts": "cucm2.example.com"
    When adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    And cucm2 was asked "GET /cucm-uds/users?name=ho…"
    And cucm1 was never asked "GET /cucm-uds/users…"

  @UDS-30
  Scenario: Where servers were found UdsServer is not needed
    When adam.mckenzie signs in from inside
    Then ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    When adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    And cucm1 was asked "GET /cucm-uds/users?name=ho…"
    And cucm2 was never asked "GET /cucm-uds/users…"

  @UDS-21
  Scenario: The same files by classic TFTP
    Given adam.mckenzie has a client with:
      | setting | value |
      | files   | TFTP  |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "contact source": "UDS"
    And these messages arrived, in this order:
      | host  | message                         |
      | cucm1 | RRQ CSFAMCKENZIE.cnf.xml        |
      | cucm1 | RRQ SPDefault.cnf.xml           |
      | cucm1 | RRQ jabber-config.xml           |
      | cucm1 | RRQ CUPC/AppDialRules.xml       |
      | cucm1 | RRQ CUPC/DirLookupDialRules.xml |
    And cucm1 was never asked "GET /CSFAMCKENZIE.cnf.xml"
    And adam.mckenzie dials "+12025550123" and the call goes to "912025550123"

  @UDS-21
  Scenario: Datagrams that are lost are sent again
    Given adam.mckenzie has a client with:
      | setting | value |
      | files   | TFTP  |
    When the fault "lose" at tftp of cucm1, the first time
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the configuration of adam.mckenzie came from cucm1
    And the client of adam.mckenzie passed no server over

  @UDS-21
  Scenario: Classic TFTP where the server does not answer HTTP
    Given adam.mckenzie has a client with:
      | setting | value          |
      | files   | HTTP_THEN_TFTP |
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm1 was asked "GET /CSFAMCKENZIE.cnf.xml"
    And cucm1 was never asked "RRQ"
    When the fault "refuse" at tftp-http of cucm1
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the configuration of adam.mckenzie came from cucm1
    And cucm1 was asked "RRQ CSFAMCKENZIE.cnf.xml"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then cucm1 was asked "GET /CSFAMCKENZIE.cnf.xml"
    And cucm1 was never asked "RRQ"

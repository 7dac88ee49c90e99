Feature: The configuration files
  Device file, service profile and jabber-config.xml come over HTTP from the TFTP servers that the device names, the
  first that works first.

  @UDS-09 @UDS-10
  Scenario: The first TFTP server is dead: the second serves
    Given the world "uclab"
    When the fault "refuse" at tftp-http of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And mac.donald is in full UC
    And the client of mac.donald decided on "TFTP server": "not uclabcucm-pub"
    And the configuration of mac.donald came from uclabcucm-sub
    And these requests were answered, in this order:
      | host          | request                | sent    | answer  |
      | uclabcucm-sub | GET /MDonald.cnf.xml   | nothing | 200 */* |
      | uclabcucm-sub | GET /SPDefault.cnf.xml | nothing | 200 */* |
      | uclabcucm-sub | GET /jabber-config.xml | nothing | 404     |
    When all faults are healed
    And mac.donald signs in from inside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  @UDS-09
  Scenario: The files come from the servers that the device names, in that order, whatever node told the devices
    Given the world "self-care"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the user data of adam.mckenzie came from cucm1
    And the configuration of adam.mckenzie came from cucm2
    And these requests were answered, in this order:
      | host  | request                                  | sent        | answer  |
      | cucm1 | GET /cucm-uds/user/adam.mckenzie/devices | credentials | 200     |
      | cucm2 | GET /CSFAMCKENZIE.cnf.xml                | nothing     | 200 */* |
      | cucm2 | GET /SPDefault.cnf.xml                   | nothing     | 200 */* |
    And cucm1 was never asked "GET /CSFAMCKENZIE.cnf.xml"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    When the fault "refuse" at tftp-http of cucm2
    And adam.mckenzie signs in from inside
    Then the configuration of adam.mckenzie came from cucm1
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the configuration of adam.mckenzie came from cucm2
    And the client of adam.mckenzie passed no server over

  @UDS-10
  Scenario: No TFTP server at all
    Given the world "uclab"
    When the fault "refuse" at tftp-http of uclabcucm-pub
    And the fault "refuse" at tftp-http of uclabcucm-sub
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    And cimp-pub heard nothing from any client
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And cimp-pub was asked "auth CISCO-VTG-TOKEN"

  @UDS-13
  Scenario: jabber-config.xml is there, and it counts
    Given the world "voice-services-learned"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "jabber-config": "jabber-config.xml", because "from cucm1.example.com"
    And adam.mckenzie takes "VoiceServicesDomain" from the configuration file: "cisco-uc.example.com"

  @UDS-13
  Scenario: jabber-config.xml is not there, and the sign-in goes on
    Given the world "uclab"
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And uclabcucm-pub answered "404"
    And the client of mac.donald decided on "jabber-config": "none", because "… has no jabber-config.xml (404), which is no obstacle"
    And mac.donald takes "VoiceServicesDomain" from the default: ""

  @DISC-18
  Scenario: The voice services domain of the file is used from then on
    Given the world "voice-services-learned"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    And the client of adam.mckenzie decided on "voice services domain": "from now on cisco-uc.example.com"
    When adam.mckenzie signs in again with the same client
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.cisco-uc.example.com"
    And ns-inside was never asked "SRV _cisco-uds._tcp.example.com"

  @DISC-19
  Scenario: Outside at first nothing is found; after one sign-in inside it works
    Given the world "voice-services-learned"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is asked for manual settings
    And ns-outside was never asked "SRV _collab-edge._tls.cisco-uc.example.com"
    When adam.mckenzie moves inside and launches the client again
    Then adam.mckenzie is signed in inside
    When adam.mckenzie moves outside and launches the client again
    Then adam.mckenzie is signed in outside through xpre1
    And ns-outside was asked "SRV _collab-edge._tls.cisco-uc.example.com"
    And the client of adam.mckenzie decided on "voice services domain": "cisco-uc.example.com", because "jabber-config.xml named it at an earlier sign-in"

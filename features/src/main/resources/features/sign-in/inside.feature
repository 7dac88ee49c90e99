Feature: Signing in from inside
  The name server inside knows _cisco-uds, so the client is inside: it goes to UCM for its home cluster, its device and
  its configuration, and with them to the presence server.

  Background:
    Given the world "uclab"

  @UDS-33
  Scenario: A user signs in at the desk
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald decided on "services domain": "uclab.com"
    And the client of mac.donald decided on "Webex": "not a Webex domain"
    And the client of mac.donald decided on "location": "inside"
    And the client of mac.donald decided on "device": "MDonald"
    And the device of mac.donald is "MDonald"
    And these messages arrived, in this order:
      | host         | message                                  |
      | ns-inside    | SRV _cisco-uds._tcp.uclab.com            |
      | uclabcucm-pub | GET /cucm-uds/version                   |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald |
      | uclabcucm-pub | GET /cucm-uds/servers                   |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices   |
      | uclabcucm-pub | GET /MDonald.cnf.xml                    |
      | uclabcucm-pub | GET /SPDefault.cnf.xml                  |
      | uclabcucm-pub | GET /jabber-config.xml                  |
      | cimp-pub      | iq set bind                             |
      | uclabcucm-pub | GET /CUPC/AppDialRules.xml              |
      | uclabcucm-pub | GET /CUPC/DirLookupDialRules.xml        |
    And uclabcucm-pub answered "404"
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has no header "Authorization"
    And the request "GET /cucm-uds/clusterUser…" that uclabcucm-pub got has no header "Authorization"
    And the request "GET /cucm-uds/servers" that uclabcucm-pub got has no header "Authorization"
    And the request "GET /cucm-uds/user/mac.donald/devices" that uclabcucm-pub got has the header "Authorization" like "Basic .+"
    And the client of mac.donald passed no server over
    And uclabexpwe01 heard nothing from any client
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @DISC-50
  Scenario: What follows _cisco-uds, in order
    When mac.donald signs in from inside
    Then these requests were answered, in this order:
      | host          | request                                       | sent        | answer |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald | nothing     | 200    |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices         | credentials | 200    |
      | uclabcucm-pub | GET /SPDefault.cnf.xml                        | nothing     | 200    |
    And these messages arrived, in this order:
      | host          | message                |
      | uclabcucm-pub | GET /SPDefault.cnf.xml |
      | cimp-pub      | auth CISCO-VTG-TOKEN   |
    And the client of mac.donald decided on "authenticator": "IM_AND_PRESENCE", because "the service profile says Unified CM (IM and Presence)"
    And the client of mac.donald decided on "product mode": "FULL_UC"

  @DISC-32
  Scenario: The first launch, from the network to the product mode
    When mac.donald signs in from inside
    Then these messages arrived, in this order:
      | host          | message                                       |
      | ns-inside     | SRV _cisco-uds._tcp.uclab.com                 |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald |
      | cimp-pub      | auth CISCO-VTG-TOKEN                          |
    And these messages arrived, in this order:
      | host          | message                               |
      | loginp        | GET /cas/FederatedSSO?org=uclab.com   |
      | uclabcucm-pub | GET /cucm-uds/version                 |
    And the client of mac.donald decided on "services domain": "uclab.com"
    And the client of mac.donald decided on "product mode": "FULL_UC"

  @DISC-01
  Scenario: The questions are put at the same time
    Given 1 lab second passes in a second from now on
    And the fault "dns-late 500ms" at dns of ns-inside, where name is _cisco-uds._tcp.uclab.com
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And ns-inside was asked "SRV _collab-edge._tls.uclab.com" before it answered "0 0 8443 uclabcucm-pub.uclab.com"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @DISC-32
  Scenario: The Webex cloud is asked without waiting for the name server's records
    Given 1 lab second passes in a second from now on
    And the fault "dns-late 1500ms" at dns of ns-inside, where type is SRV
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And loginp was asked "GET /cas/FederatedSSO?org=uclab.com" while ns-inside still owed the answer "0 0 8443 uclabcucm-pub.uclab.com"
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside

  @UDS-05
  Scenario: A wrong password is refused once, and the right one signs in
    When mac.donald signs in from inside with the password "ilikeMRA2"
    Then mac.donald is told that the user name or password is not correct
    And uclabcucm-pub answered "401"
    And uclabcucm-sub heard nothing from any client
    And cimp-pub heard nothing from any client
    When mac.donald signs in from inside
    Then mac.donald is signed in inside

  @UDS-10
  Scenario: The first TFTP server is dead
    When mac.donald signs in from inside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over
    When the fault "refuse" at tftp-http of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the configuration of mac.donald came from uclabcucm-sub
    And uclabcucm-sub was asked "GET /MDonald.cnf.xml"
    When all faults are healed
    And mac.donald signs in from inside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  @UDS-18
  Scenario: A UCM node without power is passed over
    When uclabcucm-pub loses power
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the user data of mac.donald came from uclabcucm-sub
    And the client of mac.donald decided on "UDS server": "not uclabcucm-pub.uclab.com"
    When uclabcucm-pub has power again
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald passed no server over

  @IMP-03
  Scenario: Two users on different presence nodes see each other and chat
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    And ada.byron sees that mac.donald is available
    When mac.donald writes "is the edge up?" to ada.byron
    Then ada.byron reads "is the edge up?" from mac.donald
    When ada.byron writes "both of them" to mac.donald
    Then mac.donald reads "both of them" from ada.byron
    When ada.byron signs out
    Then mac.donald sees that ada.byron is gone

  @IMP-12
  Scenario: The first presence server is dead
    When the fault "refuse" at xmpp of cimp-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And cimp-sub was asked "iq set bind"
    When all faults are healed
    And mac.donald signs in from inside
    Then cimp-pub was asked "iq set bind"
    And the client of mac.donald passed no server over

Feature: Signing in from outside
  Outside there is only _collab-edge. The client goes through Expressway: E takes everything, C asks the inside, and the
  client translates the addresses that it is told.

  Background:
    Given the world "uclab"

  @DISC-04 @EDGE-01 @EDGE-02 @EDGE-03 @EDGE-04 @EDGE-05 @EDGE-07 @EDGE-08 @EDGE-17 @EDGE-18 @IMP-09
  Scenario: A user signs in on the road
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "location": "outside"
    And ns-outside answered "NXDOMAIN SRV _cisco-uds._tcp.uclab.com"
    And these messages arrived, in this order:
      | host          | message                                                                      |
      | ns-outside    | SRV _collab-edge._tls.uclab.com                                              |
      | uclabexpwe01  | GET /dWNsYWIuY29t/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin |
      | ns-inside     | SRV _cisco-uds._tcp.uclab.com                                                |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices                                        |
      | uclabcucm-pub | GET /cucm-uds/version                                                        |
      | uclabcucm-pub | GET /cucm-uds/clusterUser?username=mac.donald                                |
      | uclabcucm-pub | GET /cucm-uds/servers                                                        |
      | uclabcucm-pub | GET /cucm-uds/user/mac.donald/devices                                        |
      | uclabcucm-pub | GET /MDonald.cnf.xml                                                         |
      | uclabcucm-pub | GET /SPDefault.cnf.xml                                                       |
      | uclabcucm-pub | GET /jabber-config.xml                                                       |
      | uclabexpwe01  | iq set bind                                                                  |
      | uclabcucm-pub | GET /CUPC/AppDialRules.xml                                                   |
    And the answer "200" of uclabexpwe01 contains:
      | <name>_cisco-phone-tftp</name><error>NameError</error> |
      | <turnEdgeServer/>                                       |
      | ;transport=tls;zone-id=1;directed;lr&gt;</route>        |
    And the request "GET /dWNsYWIuY29t/get_edge_config…" that uclabexpwe01 got has the header "Authorization" like "Basic \*\*\*\*"
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has no header "Authorization"
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has the header "Via" like "https/1\.1 vcs\[7F[0-9A-F]{6}\] \(ATS\), http/1\.1 vcs\[7F[0-9A-F]{6}\] \(ATS\)"
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has the header "X-Forwarded-For" like "127\.[0-9]+\.2\.[0-9]+, 127\.0\.0\.1"
    And the request "GET /cucm-uds/version" that uclabcucm-pub got has the header "Cookie" like "X-Auth=[0-9a-f-]{36}"
    And the client of mac.donald passed no server over

  @EDGE-06
  Scenario: Without the cookie of a sign-in nothing passes
    Then a stranger outside who asks edge-https of uclabexpwe01 for "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIvODQ0Mw/cucm-uds/version" gets 401
    And uclabcucm-pub was never asked "GET /cucm-uds/version"

  @EDGE-10
  Scenario: A wrong password is refused at the edge, once
    When mac.donald signs in from outside with the password "ilikeMRA2"
    Then mac.donald is told that the user name or password is not correct
    And uclabexpwe01 answered "401"
    And uclabexpwe02 heard nothing from any client
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01

  @EDGE-11 @DISC-08
  Scenario: The first Expressway-E is dead
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald passed no server over
    When uclabexpwe01 loses power
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe02
    And the client of mac.donald decided on "edge server": "not uclabexpwe01.uclab.com"
    When uclabexpwe01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When mac.donald signs in again with the same client
    Then mac.donald is signed in outside through uclabexpwe02
    And uclabexpwe01 heard nothing from any client
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald passed no server over

  @UDS-10
  Scenario: The first TFTP server is dead behind the edge
    When the fault "refuse" at tftp-http of uclabcucm-pub
    And mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the configuration of mac.donald came from uclabcucm-sub
    When all faults are healed
    And mac.donald signs in from outside
    Then the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  @IMP-09
  Scenario: Somebody on the road chats with somebody at the desk
    When mac.donald signs in from outside
    And grace.hopper signs in from inside
    Then grace.hopper sees that mac.donald is available
    When mac.donald writes "on the train" to grace.hopper
    Then grace.hopper reads "on the train" from mac.donald
    When grace.hopper writes "see you" to mac.donald
    Then mac.donald reads "see you" from grace.hopper

Feature: Another network in mid-session
  A host that is carried from one network to another takes its client along. The client notices, discovers again, and
  signs in through the other path; nobody types anything (S3, S4). Without a network it waits, and says so.

  Background:
    Given the world "uclab"

  @DISC-29a
  Scenario: From inside to outside
    When mac.donald signs in from inside
    Then mac.donald is signed in inside
    And ns-outside was never asked "SRV _cisco-uds._tcp.uclab.com"
    When mac.donald moves outside
    Then mac.donald is signed in outside through uclabexpwe01
    And ns-outside was asked "SRV _cisco-uds._tcp.uclab.com"
    And uclabexpwe01 was asked "GET /dWNsYWIuY29t/get_edge_config…"

  @DISC-29b
  Scenario: From outside to inside
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    When mac.donald moves inside
    Then mac.donald is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.uclab.com" by mac.donald
    And uclabcucm-pub was asked "GET /cucm-uds/version" by mac.donald
    And uclabexpwe01 was never asked "GET /dWNsYWIuY29t…"

  @DISC-29c @DNS-11
  Scenario: Inside, outside, nowhere, inside
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald is signed in inside
    And ada.byron sees that mac.donald is available
    When mac.donald moves outside
    Then mac.donald is signed in outside through uclabexpwe01
    And ns-outside was asked "SRV _cisco-uds._tcp.uclab.com"
    And ns-outside was asked "SRV _collab-edge._tls.uclab.com"
    And ada.byron sees that mac.donald is available
    When mac.donald writes "from the road" to ada.byron
    Then ada.byron reads "from the road" from mac.donald
    When ada.byron writes "safe journey" to mac.donald
    Then mac.donald reads "safe journey" from ada.byron
    When mac.donald loses the network
    Then mac.donald is not connected
    And mac.donald has no network
    And mac.donald cannot write to ada.byron
    And ada.byron sees that mac.donald is gone
    When ada.byron writes "are you there?" to mac.donald
    Then ada.byron is told that "are you there?" did not reach mac.donald
    When mac.donald moves inside
    Then mac.donald is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.uclab.com"
    And uclabexpwe01 heard nothing from any client
    And mac.donald sees that ada.byron is available
    And ada.byron sees that mac.donald is available
    When ada.byron writes "welcome home" to mac.donald
    Then mac.donald reads "welcome home" from ada.byron
    When mac.donald writes "it is good to be back" to ada.byron
    Then ada.byron reads "it is good to be back" from mac.donald
    And the messages of mac.donald are, in this order:
      | safe journey |
      | welcome home |

  Scenario: Outside, the edge in use loses power, and the other one is found
    Given mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    When uclabexpwe01 loses power
    Then mac.donald is not connected
    And mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "presence server": "uclabexpwe02.uclab.com:5222"
    When uclabexpwe01 has power again
    Then uclabexpwe01 is linked to uclabexpwc01 within 60 lab seconds
    When mac.donald signs in again with the same client
    Then mac.donald is signed in outside through uclabexpwe01

  Scenario: A network without services is looked at again until it has some
    Given mac.donald has a client with:
      | setting  | value      |
      | re-login | 1 s to 2 s |
    When mac.donald signs in from inside
    And uclabexpwe01 loses power
    And uclabexpwe02 loses power
    And mac.donald moves outside
    Then mac.donald is not connected
    And mac.donald waits before trying again
    When uclabexpwe02 has power again
    Then mac.donald is signed in outside through uclabexpwe02
    When uclabexpwe01 has power again
    And mac.donald moves inside
    Then mac.donald is signed in inside

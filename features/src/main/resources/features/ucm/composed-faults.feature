Feature: Faults of nodes, faults with a time, and faults that compose
  A fault is armed at a port or at a host, bites when its words say so, and is healed like any other.

  Background:
    Given the world "uclab"

  Scenario: One service of a node is stopped and its others live on
    When the fault "service-stopped" at uds of uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the user data of mac.donald came from uclabcucm-sub
    And the client of mac.donald decided on "UDS server": "not uclabcucm-pub.uclab.com"
    And the configuration of mac.donald came from uclabcucm-pub
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the user data of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  Scenario: A power cut is a fault, and healing all gives the power back
    When the fault "power-cut" at uclabcucm-pub
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the user data of mac.donald came from uclabcucm-sub
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald passed no server over

  Scenario: A fault lasts until another host has power
    When uclabcucm-sub loses power
    And the fault "refuse" at tftp-http of uclabcucm-pub, until uclabcucm-sub has power
    And mac.donald signs in from inside
    Then mac.donald is told that the server cannot be reached
    When uclabcucm-sub has power again
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the configuration of mac.donald came from uclabcucm-pub
    And the client of mac.donald passed no server over

  Scenario: Two faults at one port count for themselves
    When the fault "http-status 503" at uds of uclabcucm-pub, where path is /cucm-uds/servers, the first time
    And the fault "http-slow 200ms" at uds of uclabcucm-pub, where method is GET, the 2nd to 3rd time
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    When all faults are healed
    And mac.donald signs in from inside
    Then mac.donald is signed in inside
    And the client of mac.donald passed no server over

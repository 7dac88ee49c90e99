Feature: Asking, choosing and remembering
  Separate simultaneous questions, targets by priority and weight, and answers that are kept.

  @DISC-01
  Scenario: The questions are put at the same time
    Given the world "split-brain"
    And the fault "dns-late 500ms" at dns of ns-inside where name is "_cisco-uds._tcp.example.com"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _collab-edge._tls.example.com" before it answered "6 30 8443 cucm3.example.com"

  @DISC-06
  Scenario: The next launch asks nobody
    Given the world "split-brain"
    When adam.mckenzie signs in from inside
    Then ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    When adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And ns-inside was never asked "SRV"

  @DISC-08
  Scenario: The lowest priority first
    Given the world "split-brain"
    When adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    When the fault "dns-priority 9" at dns of ns-inside where name is "_cisco-uds._tcp.example.com"
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside

  @DISC-34
  Scenario: All weights 0 are all usable
    Given the world "uclab"
    When uclabcucm-pub loses power
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-sub
    When uclabcucm-pub has power again
    And uclabcucm-sub loses power
    And mac.donald signs in from inside
    Then the user data of mac.donald came from uclabcucm-pub

  @DNS-01 @DISC-08
  Scenario: A record changed in a running lab is what the next client sees
    Given the world "split-brain"
    When adam.mckenzie signs in from inside
    Then cucm1 was asked "GET /cucm-uds/version"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 30 seconds:
      | 0 0 8443 cucm2.example.com. |
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm2 was asked "GET /cucm-uds/version"
    And cucm1 was never asked "GET /cucm-uds/version"
    When ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "_cisco-uds._tcp.example.com": "not found"

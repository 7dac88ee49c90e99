Feature: Records that change
  A changed record counts for whoever asks from now on, and for whoever asked before when the time is over for which he
  may keep the old one.

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

  @DISC-06
  Scenario: A client keeps an answer as long as it may, and no longer
    Given the world "split-brain" where 2 lab seconds pass in a second
    And ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 30 seconds:
      | 0 0 8443 cucm1.example.com. |
    And ns-inside gets new A records for "cucm1.example.com", to be kept 30 seconds:
      | {cucm1} |
    When adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    And ns-inside was asked "A cucm1.example.com"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 30 seconds:
      | 0 0 8443 cucm2.example.com. |
    And adam.mckenzie launches the client again
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    And ns-inside was never asked "SRV"
    And ns-inside was never asked "A cucm1.example.com"
    When 31 lab seconds pass
    And adam.mckenzie launches the client again
    Then the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"

  @DNS-14c
  Scenario: That a name does not exist is kept as long as the SOA record says
    Given the world "split-brain" where 2 lab seconds pass in a second
    And ns-inside loses its SRV records for "_cisco-uds._tcp.example.com"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is asked for manual settings
    And ns-inside answered "NXDOMAIN SRV _cisco-uds._tcp.example.com"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 300 seconds:
      | 1 5 8443 cucm1.example.com. |
    And adam.mckenzie launches the client again
    Then adam.mckenzie is asked for manual settings
    And ns-inside was never asked "SRV"
    When 31 lab seconds pass
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"

  Scenario: A name server that has not heard of the change
    Given the world "split-brain"
    When ns-inside gets new SRV records for "_cisco-uds._tcp.example.com", to be kept 0 seconds:
      | 0 0 8443 cucm2.example.com. |
    And the fault "dns-stale" at dns of ns-inside, where name is _cisco-uds._tcp.example.com
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm1.example.com"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "UDS server": "cucm2.example.com"
    And cucm1 was never asked "GET /cucm-uds/version"

  Scenario: Answers that may not be kept are asked for each time
    Given the world "split-brain"
    And the fault "dns-ttl 0" at dns of ns-inside
    When adam.mckenzie signs in from inside
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And ns-inside was asked "SRV _cisco-uds._tcp.example.com"
    When all faults are healed
    And adam.mckenzie launches the client again
    And adam.mckenzie launches the client again
    Then adam.mckenzie is signed in inside
    And ns-inside was never asked "SRV"

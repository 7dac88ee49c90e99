Feature: Users at home on another cluster
  The service records lead every client to cluster one. Where the clusters know each other the answer to clusterUser
  names the home, and the client takes everything from there; where they do not, the user is not found.

  @UDS-06
  Scenario: With ILS the answer leads to the home cluster
    Given the world "clusters-ils"
    When bella.swift signs in from inside
    Then bella.swift is signed in inside
    And bella.swift is in full UC
    And the client of bella.swift decided on "home cluster": "asking cucm3.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And these requests were answered, in this order:
      | host  | request                                        | sent        | answer |
      | cucm1 | GET /cucm-uds/version                          | nothing     | 200    |
      | cucm1 | GET /cucm-uds/clusterUser?username=bella.swift | nothing     | 200    |
      | cucm1 | GET /cucm-uds/servers                          | nothing     | 200    |
      | cucm3 | GET /cucm-uds/clusterUser?username=bella.swift | nothing     | 200    |
      | cucm3 | GET /cucm-uds/servers                          | nothing     | 200    |
      | cucm3 | GET /cucm-uds/version                          | nothing     | 200    |
      | cucm3 | GET /cucm-uds/user/bella.swift/devices         | credentials | 200    |
      | cucm3 | GET /CSFBSWIFT.cnf.xml                         | nothing     | 200    |
      | cucm3 | GET /SPDefault.cnf.xml                         | nothing     | 200    |
    And cucm1 was never asked "GET /cucm-uds/user/…"
    And cucm1 was never asked "GET /CSFBSWIFT.cnf.xml"
    When adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1
    And the client of adam.mckenzie decided on "home cluster": "cucm1.example.com", because "it is the cluster that discovery led to"
    When carl.orff signs in from inside
    Then the user data of carl.orff came from cucm5

  @UDS-06
  Scenario: The publisher of the home cluster is dead: another node of it speaks for it
    Given the world "clusters-ils"
    When cucm3 loses power
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And bella.swift is in full UC
    And the client of bella.swift decided on "home cluster": "asking cucm4.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And the user data of bella.swift came from cucm4
    And the configuration of bella.swift came from cucm4
    When cucm3 has power again
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the client of bella.swift decided on "home cluster": "asking cucm3.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And the user data of bella.swift came from cucm3
    And the client of bella.swift passed no server over

  @UDS-06
  Scenario: The publisher of the home cluster is silent: another node of it speaks for it in time
    Given the world "clusters-ils" where 2 lab seconds pass in a second
    When the fault "silent" at uds of cucm3
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the user data of bella.swift came from cucm4
    And the client of bella.swift decided on "UDS server": "not cucm3.example.com"
    When all faults are healed
    And bella.swift signs in from inside
    Then the user data of bella.swift came from cucm3
    And the client of bella.swift passed no server over

  @UDS-06
  Scenario: Every node of the home cluster is dead: nobody tells where the user is at home
    Given the world "clusters-ils"
    When cucm3 loses power
    And cucm4 loses power
    And bella.swift signs in from inside
    Then bella.swift is told that the user was not found
    And the client of bella.swift decided on "home cluster": "user not found"
    When cucm4 has power again
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the user data of bella.swift came from cucm4
    When cucm3 has power again
    And bella.swift signs in from inside
    Then the user data of bella.swift came from cucm3

  @UDS-07
  Scenario: Without ILS a remote cluster entered by hand leads to the home cluster
    Given the world "clusters-manual"
    When bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the client of bella.swift decided on "home cluster": "asking cucm3.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And the user data of bella.swift came from cucm3
    And the configuration of bella.swift came from cucm3
    When carl.orff signs in from inside
    Then carl.orff is told that the user was not found
    And cucm5 heard nothing from any client

  @UDS-07
  Scenario: The publisher of a cluster entered by hand is dead: another node of it speaks for it
    Given the world "clusters-manual"
    When cucm3 loses power
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And bella.swift is in full UC
    And the client of bella.swift decided on "home cluster": "asking cucm4.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And the user data of bella.swift came from cucm4
    And the configuration of bella.swift came from cucm4
    When cucm3 has power again
    And bella.swift signs in from inside
    Then bella.swift is signed in inside
    And the client of bella.swift decided on "home cluster": "asking cucm3.example.com", because "named by cucm1.example.com as the home of bella.swift"
    And the user data of bella.swift came from cucm3
    And the client of bella.swift passed no server over

  @UDS-08
  Scenario: With neither, the user is not found, and the password is sent to nobody
    Given the world "clusters-apart"
    When bella.swift signs in from inside
    Then bella.swift is told that the user was not found
    And the client of bella.swift decided on "home cluster": "user not found"
    And these requests were answered, in this order:
      | host  | request                                        | sent    | answer |
      | cucm1 | GET /cucm-uds/clusterUser?username=bella.swift | nothing | 200    |
    And cucm1 was never asked "GET /cucm-uds/user/…"
    And cucm3 heard nothing from any client
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside

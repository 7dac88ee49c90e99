Feature: One domain, not split-brain
  One server tells everybody everything, also those who cannot use it.

  @DNS-12
  Scenario: Outside the client finds _cisco-uds, believes it is inside, and reaches nothing
    Given the world "exposed" where 10 lab seconds pass in a second
    When adam.mckenzie signs in from outside
    Then the client of adam.mckenzie decided on "location": "inside"
    And adam.mckenzie is told that the server cannot be reached
    And cucm1 heard nothing from any client
    And xpre1 heard nothing from any client

  @DNS-12
  Scenario: Inside the same server leads to UCM
    Given the world "exposed"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside

Feature: The end of a session at UDS
  A session that nobody uses for as long as the cluster says is over, and its cookies are worth nothing.

  @UDS-04 @UDS-04b
  Scenario: Five idle minutes end a session
    Given the world "self-care" where 60 lab seconds pass in a second
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/devices" from inside to uds of cucm1
    Then the answer is 200
    When 200 lab seconds pass
    And a stranger inside sends "GET /cucm-uds/user/adam.mckenzie/devices" to uds of cucm1 with the cookies set last
    Then the answer is 200
    When 305 lab seconds pass
    And a stranger inside sends "GET /cucm-uds/user/adam.mckenzie/devices" to uds of cucm1 with the cookies set last
    Then the answer is 401
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/devices" from inside to uds of cucm1
    Then the answer is 200

Feature: Contact search that wants credentials
  From release 11.5 an administrator can have UDS ask whoever searches for credentials. The search is then to be had at a
  port of its own, too.

  Background:
    Given the world "self-care"

  Scenario: Strangers find nobody, on either port, and who signs in finds people on both
    Then a stranger inside who asks uds of cucm1 for "/cucm-uds/version" reads "<usersResourceAuthEnabled>true</usersResourceAuthEnabled>"
    And a stranger inside who asks uds of cucm1 for "/cucm-uds/users?name=eve" gets 401
    And a stranger inside who asks uds-search of cucm1 for "/cucm-uds/users?name=eve" gets 401
    When a stranger inside sends "GET /cucm-uds/users?name=eve" to uds-search of cucm1 as "adam.mckenzie" with the password "forward1"
    Then the answer is 401
    When a stranger inside sends "GET /cucm-uds/users?name=eve" to uds-search of cucm1 as "Adam.McKenzie" with the password "Forward1"
    Then the answer is 200
    And the answer reads "<userName>eve.holt</userName>"
    When a stranger inside sends "GET /cucm-uds/users?name=eve" to uds of cucm2 as "adam.mckenzie" with the password "Forward1"
    Then the answer is 200

  Scenario: The port of the search has nothing else
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie" to uds-search of cucm2 as "adam.mckenzie" with the password "Forward1"
    Then the answer is 404
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie" to uds of cucm2 as "adam.mckenzie" with the password "Forward1"
    Then the answer is 200

  Scenario: A client that is asked for credentials gives them, and finds people
    Given adam.mckenzie has a client with:
      | setting        | value |
      | contact source | UDS   |
    When adam.mckenzie signs in from inside
    And adam.mckenzie searches for "eve"
    Then adam.mckenzie finds "Eve Holt"

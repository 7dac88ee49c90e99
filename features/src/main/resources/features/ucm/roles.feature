Feature: Users who lack a role
  Unified CM knows who somebody is and still tells nothing of him without the role "Standard CCM End Users": the home UDS
  node answers 403, and the client blames the server, not the password.

  Background:
    Given the world "service-profiles"

  Scenario: A user without the role of an end user is told that the server cannot be reached
    When nora.norole signs in from inside
    Then nora.norole is told that the server cannot be reached
    And cucm1 answered "403"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    When ida.imp signs in from inside
    Then ida.imp is signed in inside

  Scenario: With a wrong password it is the password that is blamed
    When nora.norole signs in from inside with the password "Profile8"
    Then nora.norole is told that the user name or password is not correct
    And cucm1 answered "401"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    When ida.imp signs in from inside
    Then ida.imp is signed in inside

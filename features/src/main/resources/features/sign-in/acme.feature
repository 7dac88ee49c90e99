Feature: A company of nobody's
  The names of acme are under .test, so a client that is misled asks nobody on the Internet. Everything a client meets is
  there: two nodes of each server, a directory, pictures, and Expressway.

  Background:
    Given the world "acme"

  Scenario: At the desk
    When amelia.ward signs in from inside
    Then amelia.ward is signed in inside
    And amelia.ward is in full UC
    And the user data of amelia.ward came from cucm1
    And xpe1 heard nothing from any client
    When bruno.klein signs in from inside
    Then amelia.ward sees that bruno.klein is available
    When bruno.klein writes "coffee?" to amelia.ward
    Then amelia.ward reads "coffee?" from bruno.klein
    When amelia.ward searches for "chen"
    Then amelia.ward finds "Wei Chen"

  Scenario: On the road, and the first edge dies
    When amelia.ward signs in from outside
    Then amelia.ward is signed in outside through xpe1
    And the client of amelia.ward passed no server over
    When xpe1 loses power
    And amelia.ward signs in from outside
    Then amelia.ward is signed in outside through xpe2
    And the client of amelia.ward decided on "edge server": "not xpe1.acme.test"
    When xpe1 has power again
    Then xpe1 is linked to xpc1 within 60 lab seconds
    When amelia.ward signs in from outside
    Then amelia.ward is signed in outside through xpe1

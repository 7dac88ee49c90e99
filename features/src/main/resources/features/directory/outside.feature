Feature: No LDAP outside
  Through Expressway contacts come from UDS whatever DirectoryServerType says. A move outside switches, the move back
  restores what was configured.

  Background:
    Given the world "directory"

  @DIR-06
  Scenario Outline: Outside the directory is never asked
    When <user> signs in from outside
    Then <user> is signed in outside through xpre1
    And the client of <user> decided on "contact source": "UDS"
    When <user> searches for "hop"
    Then <user> finds "Grace Hopper"
    And cucm1 was asked "GET /cucm-uds/users?name=hop"
    And dc1 heard nothing from any client
    And dc2 heard nothing from any client

    Examples: the platform takes EDI, the configuration file says BDI, the service profile names servers
      | user        |
      | ada.byron   |
      | finn.file   |
      | ivy.profile |

  @DIR-14
  Scenario: A move outside and back, with DirectoryServerType BDI
    When finn.file signs in from inside
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the client of finn.file decided on "contact source": "BDI"
    And dc2 was asked "search base=DC=example,DC=com SUB"
    When finn.file moves outside and launches the client again
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the client of finn.file decided on "contact source": "UDS"
    And dc2 heard nothing from any client
    And cucm1 was asked "GET /cucm-uds/users?name=hop"
    When finn.file moves inside and launches the client again
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the client of finn.file decided on "contact source": "BDI"
    And dc2 was asked "search base=DC=example,DC=com SUB"
    And cucm1 was never asked "GET /cucm-uds/users?name=hop"

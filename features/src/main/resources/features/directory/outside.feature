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
    And cucm1 was asked "GET /cucm-uds/users?name=hop…"
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
    And cucm1 was asked "GET /cucm-uds/users?name=hop…"
    When finn.file moves inside and launches the client again
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the client of finn.file decided on "contact source": "BDI"
    And dc2 was asked "search base=DC=example,DC=com SUB"
    And cucm1 was never asked "GET /cucm-uds/users?name=hop…"

  @DIR-07
  Scenario Outline: Outside a contact is found by five forms of its id: <contact id>
    When ada.byron signs in from outside
    And ada.byron asks who the contact "<contact id>" is
    Then ada.byron finds "<name>"
    And cucm1 was asked "GET /cucm-uds/users?<question>&start=0…"

    @DIR-07a
    Examples: sAMAccountName
      | contact id               | name         | question              |
      | grace.hopper@example.com | Grace Hopper | username=grace.hopper |

    @DIR-07b
    Examples: UserPrincipalName
      | contact id              | name             | question             |
      | u.principal@example.com | Ursula Principal | username=u.principal |

    @DIR-07c
    Examples: e-mail address
      | contact id            | name      | question                      |
      | mary.post@example.com | Mary Post | email=mary.post%40example.com |

    @DIR-07d
    Examples: employeeNumber
      | contact id       | name        | question      |
      | 1906@example.com | Emil Number | username=1906 |

    @DIR-07e
    Examples: telephoneNumber
      | contact id       | name      | question    |
      | 8002@example.com | Mary Post | number=8002 |

  @DIR-07 @DIR-07f
  Scenario: A contact whose id has another form is found inside only
    When ada.byron signs in from outside
    And ada.byron asks who the contact "mary@sip.example.com" is
    Then ada.byron finds nobody
    When ada.byron moves inside and launches the client again
    And ada.byron asks who the contact "mary@sip.example.com" is
    Then ada.byron finds "Mary Post"
    And dc1 answered "entry CN=Mary Post,OU=Users,DC=example,DC=com"

Feature: Which contact source serves
  Inside the configuration decides, and the platform where it says nothing. Outside there is UDS and nothing else.

  @DIR-06
  Scenario Outline: Outside it is UDS, whether <what>
    Given the world "<world>"
    When <user> signs in from inside
    Then the client of <user> decided on "contact source": "EDI", because "<why>"
    When <user> signs in from outside
    Then the client of <user> decided on "contact source": "UDS", because "outside, UDS serves whatever DirectoryServerType says"
    When <user> searches for "<text>"
    Then <user> finds "<found>"

    Examples:
      | what                                       | world    | user        | why                                              | text | found     |
      | DirectoryServerType says EDI               | contacts | flora.group | DirectoryServerType in jabber-config.xml says so | ho   | Eve Holt  |
      | nobody says anything else on this platform | uclab    | mac.donald  | nobody says anything else on this platform       | ada  | Ada Byron |

  @DIR-14
  Scenario: A move outside switches to UDS, the move back restores what was configured
    Given the world "contacts"
    When flora.group signs in from inside
    Then the client of flora.group decided on "contact source": "EDI"
    When flora.group moves outside and launches the client again
    Then the client of flora.group decided on "contact source": "UDS"
    When flora.group searches for "ho"
    Then flora.group finds "Eve Holt"
    When flora.group moves inside and launches the client again
    Then the client of flora.group decided on "contact source": "EDI"

  @UDS-29
  Scenario: A service profile that says UDS counts more than a file that says EDI
    Given the world "contacts"
    When gus.profile signs in from inside
    Then gus.profile is signed in inside
    And the client of gus.profile decided on "contact source": "UDS", because "the service profile says so"
    When gus.profile searches for "ho"
    Then gus.profile finds "Eve Holt"

  @UDS-32
  Scenario: Releases before 9.1(2) are no contact source
    Given the world "releases"
    When olga.1 signs in from inside
    Then olga.1 is signed in inside
    When olga.1 searches for "olga"
    Then olga.1 is told that contacts cannot be searched: "no source"
    And cucm1 was never asked "GET /cucm-uds/users…"

  @UDS-32
  Scenario: Release 9.1(2) is none without its COP file
    Given the world "releases"
    When olga.2 signs in from inside
    Then olga.2 is signed in inside
    When olga.2 searches for "olga"
    Then olga.2 is told that contacts cannot be searched: "no source"
    And cucm2 was asked "GET /cucm-uds/users?name=olga…"
    And cucm2 answered "404"

  @UDS-32
  Scenario: Release 10.0(1) is one without further ado
    Given the world "releases"
    When olga.3 signs in from inside
    And olga.3 searches for "olga"
    Then olga.3 finds "Olga One3"

  @UDS-24 @UDS-24a
  Scenario: With several clusters everybody is found in one's own
    Given the world "clusters-ils"
    And bella.swift has a client with:
      | setting        | value |
      | contact source | UDS   |
    When bella.swift signs in from inside
    And bella.swift searches for "adam"
    Then bella.swift finds "Adam McKenzie"
    And cucm3 was asked "GET /cucm-uds/users?name=adam…"
    And cucm1 was never asked "GET /cucm-uds/users…"
    When bella.swift looks up the user "carl.orff"
    Then bella.swift finds "Carl Orff"

  @UDS-24 @UDS-24b
  Scenario Outline: <user> is in every directory, and provisioned on the cluster of <home> alone
    Given the world "clusters-ils"
    Then a stranger inside who asks uds of <home> for "/cucm-uds/users?username=<user>" reads 'totalCount="1"'
    And a stranger inside who asks uds of <other> for "/cucm-uds/users?username=<user>" reads 'totalCount="1"'
    And a stranger inside who asks tftp-http of <home> for "/<device>.cnf.xml" gets 200
    And a stranger inside who asks tftp-http of <other> for "/<device>.cnf.xml" gets 404
    And a stranger inside who asks uds of <other> for "/cucm-uds/clusterUser?username=<user>" reads '<homeCluster serversUri="https://<home>.example.com:8443/cucm-uds/servers"><home>.example.com</homeCluster>'
    When <user> signs in from inside
    Then the user data of <user> came from <home>
    And the configuration of <user> came from <home>

    Examples:
      | user           | device       | home  | other |
      | bella.swift    | CSFBSWIFT    | cucm3 | cucm1 |
      | bella.swift    | CSFBSWIFT    | cucm3 | cucm5 |
      | adam.mckenzie  | CSFAMCKENZIE | cucm1 | cucm3 |

  @UDS-24 @UDS-24a
  Scenario: Whom one's own cluster does not have in its directory is not found
    Given the world "clusters-apart"
    And adam.mckenzie has a client with:
      | setting        | value |
      | contact source | UDS   |
    When adam.mckenzie signs in from inside
    And adam.mckenzie searches for "bella"
    Then adam.mckenzie finds nobody
    When adam.mckenzie searches for "adam"
    Then adam.mckenzie finds "Adam McKenzie"
    And cucm1 was asked "GET /cucm-uds/users?name=adam…"

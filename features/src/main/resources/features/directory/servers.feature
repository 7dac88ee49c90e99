Feature: Directory servers, their ports and their order
  Up to three directory services are tried in order; TCP or UDP on Windows, TCP or TLS elsewhere.

  @DIR-05 @DIR-10
  Scenario Outline: The directory and its global catalog, in clear and over TLS: <server>
    Given the world "directory"
    And <user> has a client with:
      | setting        | value |
      | contact source | BDI   |
    When <user> signs in from inside
    And <user> searches for "hop"
    Then <user> finds "Grace Hopper"
    And the client of <user> decided on "directory login": "as CN=jabber,CN=Users,DC=example,DC=com at <server>"
    And dc1 answered "entry CN=Grace Hopper,OU=Users,DC=example,DC=com"

    @DIR-05a
    Examples: the directory
      | user        | server              |
      | ivy.profile | dc1.example.com:389 |

    @DIR-05c
    Examples: the directory over TLS
      | user    | server                       |
      | pia.636 | dc1.example.com:636 over TLS |

    @DIR-05d
    Examples: the catalog
      | user     | server               |
      | pia.3268 | dc1.example.com:3268 |

    @DIR-05e
    Examples: the catalog over TLS
      | user     | server                        |
      | pia.3269 | dc1.example.com:3269 over TLS |

  @DIR-05
  Scenario Outline: The directory leads to the server of the child domain: <user> at <server>
    Given the world "directory"
    And <user> has a client with:
      | setting        | value |
      | contact source | BDI   |
    When <user> signs in from inside
    And <user> looks up the user "eve.holt"
    Then <user> finds nobody
    And dc1 answered "<answer>"

    @DIR-05a
    Examples: the directory
      | user        | server              | answer                                                            |
      | ivy.profile | dc1.example.com:389 | reference ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com |

    @DIR-05c
    Examples: the directory over TLS
      | user    | server              | answer                                                            |
      | pia.636 | dc1.example.com:636 | reference ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com |

  @DIR-05
  Scenario Outline: The catalog knows the child domain as well: <user>
    Given the world "directory"
    And <user> has a client with:
      | setting        | value |
      | contact source | BDI   |
    When <user> signs in from inside
    And <user> looks up the user "eve.holt"
    Then <user> finds "Eve Holt"
    And dc1 answered "entry CN=Eve Holt,OU=Users,DC=emea,DC=example,DC=com"

    @DIR-05d
    Examples: the catalog
      | user     |
      | pia.3268 |

    @DIR-05e
    Examples: the catalog over TLS
      | user     |
      | pia.3269 |

  @DIR-05 @DIR-05b @DIR-10
  Scenario: On Windows a directory service of the protocol UDP is asked by datagram
    Given the world "directory-open"
    When udo.udp signs in from inside
    And udo.udp searches for "ada"
    Then udo.udp finds "Ada Byron"
    And the client of udo.udp decided on "directory login": "nobody at ldap1.example.com:389 over UDP"
    And ldap1 was asked "search base=ou=people,dc=example,dc=com SUB (&(objectClass=inetOrgPerson)(|(uid=ada*)(sn=ada*)))"
    And ldap1 was never asked over TCP
    And ldap1 was never asked "bind"

  @DIR-10
  Scenario: A datagram that is lost is sent again
    Given the world "directory-open" where 2 lab seconds pass in a second
    When udo.udp signs in from inside
    And the fault "lose" at ldap of ldap1, the first time
    And udo.udp searches for "ada"
    Then udo.udp finds "Ada Byron"
    When all faults are healed
    And udo.udp searches for "hop"
    Then udo.udp finds "Grace Hopper"

  @DIR-10
  Scenario: The same service is asked over TCP on another platform
    Given the world "directory-open"
    And udo.udp has a client with:
      | setting        | value |
      | contact source | BDI   |
    When udo.udp signs in from inside
    And udo.udp searches for "ada"
    Then udo.udp finds "Ada Byron"
    And the client of udo.udp decided on "directory login": "anonymous at ldap1.example.com:389"
    And ldap1 was asked over TCP "search base=ou=people,dc=example,dc=com SUB"

  @DIR-09
  Scenario: The services of the profile are tried in order
    Given the world "directory"
    And ivy.profile has a client with:
      | setting        | value |
      | contact source | BDI   |
    When ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And dc2 heard nothing from any client
    When dc1 loses power
    And ivy.profile searches for "ada"
    Then ivy.profile finds "Ada Byron"
    And dc2 answered "entry CN=Ada Byron,OU=Users,DC=example,DC=com"
    And dc3 heard nothing from any client
    When dc2 loses power
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And dc3 answered "entry CN=Grace Hopper,OU=Users,DC=example,DC=com"
    When dc3 loses power
    And ivy.profile searches for "hop"
    Then ivy.profile is told that contacts cannot be searched: "no server"
    When dc1 has power again
    And ivy.profile searches for "ada"
    Then ivy.profile finds "Ada Byron"
    When all faults are healed
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"

  @DIR-09
  Scenario Outline: A service that cannot answer makes way for the next
    Given the world "directory" where 2 lab seconds pass in a second
    And ivy.profile has a client with:
      | setting        | value |
      | contact source | BDI   |
    When ivy.profile signs in from inside
    And the fault "<fault>" at ldap of dc1
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And dc2 answered "entry CN=Grace Hopper,OU=Users,DC=example,DC=com"
    When all faults are healed
    And ivy.profile signs in again with the same client
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And dc1 answered "entry CN=Grace Hopper,OU=Users,DC=example,DC=com"

    Examples:
      | fault                   |
      | refuse                  |
      | silent                  |
      | ldap-result busy        |
      | ldap-result unavailable |
      | ldap-no-reply           |
      | ldap-disconnect         |
      | ldap-malformed          |
      | ldap-slow 60s           |

  @DIR-09
  Scenario: A list that is cut short is shown as far as it goes
    Given the world "directory"
    And ivy.profile has a client with:
      | setting        | value |
      | contact source | BDI   |
    When ivy.profile signs in from inside
    And the fault "ldap-truncated 1" at ldap of dc1
    And ivy.profile searches for "p"
    Then ivy.profile finds 1 of 2 contacts
    And dc2 heard nothing from any client
    When all faults are healed
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"

  @DIR-11 @DIR-11c
  Scenario: A base that is not searched recursively has those directly below it only
    Given the world "directory"
    And olga.level has a client with:
      | setting        | value |
      | contact source | BDI   |
    And harry.hasty has a client with:
      | setting        | value |
      | contact source | BDI   |
    When olga.level signs in from inside
    And olga.level searches for "hop"
    Then olga.level finds nobody
    And dc1 was asked "search base=DC=example,DC=com ONE"
    When harry.hasty signs in from inside
    And harry.hasty searches for "hop"
    Then harry.hasty finds "Grace Hopper"
    And dc1 was asked "search base=DC=example,DC=com SUB"

  @DIR-11 @DIR-11f
  Scenario: A query takes as long as SearchTimeout says, and five seconds where nobody says anything
    Given the world "directory" where 2 lab seconds pass in a second
    And harry.hasty has a client with:
      | setting        | value |
      | contact source | BDI   |
    And pia.3268 has a client with:
      | setting        | value |
      | contact source | BDI   |
    When harry.hasty signs in from inside
    And pia.3268 signs in from inside
    And the fault "ldap-slow 3s" at ldap of dc1
    And the fault "ldap-slow 3s" at gc of dc1
    And harry.hasty searches for "hop"
    Then harry.hasty is told that contacts cannot be searched: "no server"
    When pia.3268 searches for "hop"
    Then pia.3268 finds "Grace Hopper"
    When all faults are healed
    And harry.hasty searches for "hop"
    Then harry.hasty finds "Grace Hopper"

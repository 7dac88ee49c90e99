Feature: Basic Directory Integration
  On the other platforms the client is told everything by the service profile and the configuration file: which server,
  as whom, where to search and for what.

  Scenario: Service profile, then configuration file, then directory
    Given the world "directory"
    When finn.file signs in from inside
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And these messages arrived, in this order:
      | host  | message                           |
      | cucm1 | GET /SPDefault.cnf.xml            |
      | cucm1 | GET /file-config.xml              |
      | dc2   | bind lobby@example.com simple     |
      | dc2   | search base=DC=example,DC=com SUB |

  @DIR-04 @DIR-04a
  Scenario: Credentials of the service profile come first
    Given the world "directory"
    And ivy.profile has a client with:
      | setting        | value |
      | contact source | BDI   |
    When ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And dc1 was asked "bind CN=jabber,CN=Users,DC=example,DC=com simple"
    And dc1 was never asked "bind lobby@example.com"
    And dc2 heard nothing from any client

  @DIR-04 @DIR-04b @DIR-13
  Scenario: Credentials of the configuration file come next, and cross the wire in plain text
    Given the world "directory"
    When finn.file signs in from inside
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the request "bind lobby@example.com simple" that dc2 got shows its password to everybody on the wire
    And the answer "200" of cucm1 contains:
      | <BDIConnectionUsername>lobby@example.com</BDIConnectionUsername> |
      | <BDIConnectionPassword>                                          |

  @DIR-04 @DIR-04c
  Scenario: Without credentials the client is nobody
    Given the world "directory-open"
    When otto.print signs in from inside
    And otto.print searches for "ada"
    Then otto.print finds "Ada Byron"
    And ldap1 was asked "bind anonymous simple"
    And ldap1 was never asked "bind otto.print"
    And the client of otto.print decided on "directory login": "anonymous at ldap1.example.com:636 over TLS"

  @DIR-04
  Scenario: Credentials that are refused do not make way for the next
    Given the world "directory"
    When finn.file signs in from inside
    And the fault "ldap-result invalidCredentials" at ldap of dc2, for lobby@example.com
    And finn.file searches for "hop"
    Then finn.file is told that contacts cannot be searched: "credentials"
    And dc2 was never asked "bind anonymous"
    When all faults are healed
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"

  @DIR-11b @DIR-13
  Scenario: Over TLS nobody on the way reads a password
    Given the world "directory"
    And pia.636 has a client with:
      | setting        | value |
      | contact source | BDI   |
    When pia.636 signs in from inside
    And pia.636 searches for "hop"
    Then pia.636 finds "Grace Hopper"
    And no request "bind CN=jabber,CN=Users,DC=example,DC=com simple" that dc1 got contains "ReadOnly1"

  @DIR-11 @DIR-11a
  Scenario Outline: The server is the one that the parameters name: <server> for <user>
    Given the world "<world>"
    When <user> signs in from inside
    And <user> searches for "<typed>"
    Then <user> finds "<found>"
    And the client of <user> decided on "directory servers": "[<named>]"
    And <server> answered "result success to search"
    And <other> heard nothing from any client

    Examples:
      | world          | user       | typed | found        | named                           | server | other  |
      | directory      | finn.file  | hop   | Grace Hopper | dc2.example.com:389             | dc2    | dc1    |
      | directory-open | otto.print | ada   | Ada Byron    | ldap1.example.com:636 over TLS  | ldap1  | adlds1 |
      | directory-open | lou.light  | ada   | Ada Byron    | adlds1.example.com:389          | adlds1 | ldap1  |

  @DIR-11 @DIR-11b
  Scenario: TLS is spoken where the parameters say so
    Given the world "directory-open"
    When otto.print signs in from inside
    And otto.print searches for "ada"
    Then otto.print finds "Ada Byron"
    And the client of otto.print decided on "directory login": "anonymous at ldap1.example.com:636 over TLS"
    When lou.light signs in from inside
    And lou.light searches for "ada"
    Then lou.light finds "Ada Byron"
    And the client of lou.light decided on "directory login": "as CN=jabber,CN=Users,O=Example,C=US at adlds1.example.com:389"

  @DIR-11 @DIR-11d
  Scenario: The base filter, as printed, is completed and kept to
    Given the world "directory-open"
    When otto.print signs in from inside
    And otto.print searches for "ada"
    Then otto.print finds "Ada Byron"
    And the client of otto.print decided on "directory filter": "(objectClass=inetOrgPerson)"
    And ldap1 was asked "search base=ou=people,dc=example,dc=com SUB (&(objectClass=inetOrgPerson)(uid=ada*))"

  @DIR-11 @DIR-11e
  Scenario: The predictive filter says which attribute may begin with what is typed
    Given the world "directory-open"
    When otto.print signs in from inside
    And otto.print searches for "ada"
    Then otto.print finds "Ada Byron"
    And ldap1 was asked "search base=ou=people,dc=example,dc=com SUB (&(objectClass=inetOrgPerson)(uid=ada*))"
    When otto.print searches for "hop"
    Then otto.print finds nobody
    When otto.print searches for "grace"
    Then otto.print finds "Grace Hopper"

  @DIR-11 @DIR-11b @CERT-02
  Scenario Outline: With TLS a directory whose certificate is bad is not asked: <defect>
    Given the world "directory-open"
    When otto.print signs in from inside
    And the fault "certificate <defect>" at ldaps of ldap1
    And otto.print searches for "ada"
    Then otto.print is told that contacts cannot be searched: "no server"
    And the client of otto.print decided on "certificate of ldap1.example.com": "refused <reason>"
    And ldap1 was never asked "bind"
    When all faults are healed
    And otto.print searches for "ada"
    Then otto.print finds "Ada Byron"

    @CERT-02a
    Examples: name mismatch
      | defect        | reason        |
      | name-mismatch | NAME_MISMATCH |

    @CERT-02b
    Examples: expired
      | defect  | reason  |
      | expired | EXPIRED |

    @CERT-02c
    Examples: not yet valid
      | defect        | reason        |
      | not-yet-valid | NOT_YET_VALID |

    @CERT-02d
    Examples: unknown ca
      | defect     | reason     |
      | unknown-ca | UNKNOWN_CA |

    @CERT-02e
    Examples: self signed
      | defect      | reason      |
      | self-signed | SELF_SIGNED |

    @CERT-02f
    Examples: revoked
      | defect  | reason  |
      | revoked | REVOKED |

    @CERT-02g
    Examples: weak key
      | defect   | reason   |
      | weak-key | WEAK_KEY |

    @CERT-02h
    Examples: md5 signature
      | defect        | reason        |
      | md5-signature | MD5_SIGNATURE |

  @DIR-12
  Scenario Outline: Other directories without those parameters: no contacts
    Given the world "directory-open"
    When <user> signs in from inside
    And <user> searches for "ada"
    Then <user> <result>
    And <server> was asked "<search>"

    Examples: nobody tells where to search, or for what
      | user         | result                                                         | server | search                                                                                 |
      | bea.bare     | is told that contacts cannot be searched: "bad answer"         | ldap1  | search base= SUB (&(objectCategory=person)(anr=ada))                                   |
      | basil.based  | finds nobody                                                   | ldap1  | search base=ou=people,dc=example,dc=com SUB (&(objectCategory=person)(anr=ada))        |
      | lou.bare     | is told that contacts cannot be searched: "bad answer"         | adlds1 | search base= SUB (&(objectCategory=person)(anr=ada))                                   |

  @DIR-12
  Scenario: AD LDS with the parameters: contacts
    Given the world "directory-open"
    When lou.light signs in from inside
    And lou.light searches for "ada"
    Then lou.light finds "Ada Byron"
    And adlds1 was asked "search base=OU=Users,O=Example,C=US SUB (&(objectClass=user)(|(givenName=ada*)(sn=ada*)))"

  @DIR-12
  Scenario: A directory that wants to know who asks tells nobody nothing
    Given the world "directory-open"
    When lou.light signs in from inside
    And the fault "ldap-result strongerAuthRequired" at ldap of adlds1, where operation is search
    And lou.light searches for "ada"
    Then lou.light is told that contacts cannot be searched: "credentials"
    When all faults are healed
    And lou.light searches for "ada"
    Then lou.light finds "Ada Byron"

  @DIR-17
  Scenario: From Unified CM 9 on the service profile has the credentials of a directory
    Given the world "directory"
    And ivy.profile has a client with:
      | setting        | value |
      | contact source | BDI   |
    When ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And the answer "200" of cucm1 contains:
      | CN=jabber,CN=Users,DC=example,DC=com |
    And the client of ivy.profile decided on "directory login": "as CN=jabber,CN=Users,DC=example,DC=com at dc1.example.com:389"
    When finn.file signs in from inside
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the client of finn.file decided on "directory login": "as lobby@example.com at dc2.example.com:389"

  @DIR-18
  Scenario Outline: <server> serves a <platform> client that has its directory by name
    Given the world "<world>"
    And <user> has a client with:
      | setting        | value      |
      | platform       | <platform> |
      | contact source | BDI        |
    When <user> signs in from inside
    And <user> searches for "<who>"
    Then <user> finds "<found>"
    And <server> was asked "search base=<base>"
    And <server> answered "result success to search"

    Examples: a Mac is a desktop; Android and iPhone are mobile
      | world          | user        | platform | server | who | found        | base                          |
      | directory      | ivy.profile | desktop  | dc1    | hop | Grace Hopper | DC=example,DC=com SUB         |
      | directory      | ivy.profile | mobile   | dc1    | hop | Grace Hopper | DC=example,DC=com SUB         |
      | directory-open | otto.print  | desktop  | ldap1  | ada | Ada Byron    | ou=people,dc=example,dc=com SUB |
      | directory-open | otto.print  | mobile   | ldap1  | ada | Ada Byron    | ou=people,dc=example,dc=com SUB |
      | directory-open | lou.light   | desktop  | adlds1 | ada | Ada Byron    | OU=Users,O=Example,C=US SUB   |
      | directory-open | lou.light   | mobile   | adlds1 | ada | Ada Byron    | OU=Users,O=Example,C=US SUB   |

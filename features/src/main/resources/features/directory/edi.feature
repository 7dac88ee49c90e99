Feature: Enhanced Directory Integration
  A client on Windows finds a global catalog of the workstation's domain by DNS, is the logged-in user there, and
  searches. In a child domain it finds that domain's users only, until its configuration or DNS leads it elsewhere.

  Background:
    Given the world "directory"

  @DIR-01
  Scenario: The variable, the record, the bind and the search, in this order
    When ada.byron signs in from inside
    Then the client of ada.byron decided on "contact source": "EDI"
    When ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And these messages arrived, in this order:
      | host      | message                                     |
      | ns-inside | SRV _gc._msdcs._tcp.example.com             |
      | dc1       | bind ada.byron@example.com simple           |
      | dc1       | search base= SUB (&(objectCategory=person)… |

  @DIR-01 @DIR-01a
  Scenario: The domain is that of the workstation's variable, not that of the user's address
    Given eve.holt has a client with:
      | setting            | value            |
      | workstation domain | emea.example.com |
    When eve.holt signs in from inside
    Then the client of eve.holt decided on "directory domain": "emea.example.com"
    When eve.holt searches for "nora"
    Then eve.holt finds "Nora Kent"
    And ns-inside was asked "SRV _gc._msdcs._tcp.emea.example.com"
    And ns-inside was never asked "SRV _gc._msdcs._tcp.example.com"

  @DIR-01 @DIR-01b @DNS-17
  Scenario: The global catalog is the one of the SRV record, and the next of the record where it is dead
    When ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And the client of ada.byron decided on "directory login": "as ada.byron@example.com at dc1.example.com:3268"
    And ns-inside was asked "SRV _gc._msdcs._tcp.example.com"
    And dc2 heard nothing from any client
    When dc1 loses power
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And the client of ada.byron decided on "directory login": "as ada.byron@example.com at dc2.example.com:3268"
    When dc1 has power again
    And ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then the client of ada.byron decided on "directory login": "as ada.byron@example.com at dc1.example.com:3268"

  @DIR-01 @DIR-01d
  Scenario: The whole catalog is searched for people, by their names and by their ids
    When ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And dc1 was asked "search base= SUB (&(objectCategory=person)(anr=hop))"
    And dc1 answered "entry CN=Grace Hopper,OU=Users,DC=example,DC=com"
    When ada.byron searches for "nora"
    Then ada.byron finds "Nora Kent"
    And dc1 answered "entry CN=Nora Kent,OU=Users,DC=emea,DC=example,DC=com"
    When ada.byron looks up the user "eve.holt"
    Then ada.byron finds "Eve Holt"

  @DIR-01 @DIR-01c
  Scenario: The catalog checks the password that the user signed in with
    When wanda.weary signs in from inside
    Then wanda.weary is signed in inside
    When wanda.weary searches for "hop"
    Then wanda.weary is told that contacts cannot be searched: "credentials"
    And dc1 was asked "bind wanda.weary@example.com simple"
    And dc1 answered "result invalidCredentials to bind"
    And dc1 was never asked "search"
    When ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"

  @DIR-01 @DIR-01c
  Scenario: A catalog that does not take the user's password is not searched
    When ada.byron signs in from inside
    And the fault "ldap-result invalidCredentials" at gc of dc1, where operation is bind
    And ada.byron searches for "hop"
    Then ada.byron is told that contacts cannot be searched: "credentials"
    And dc1 was never asked "search"
    And dc2 heard nothing from any client
    When all faults are healed
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"

  @DIR-01 @DIR-15
  Scenario: A workstation of no domain has no directory
    Given ada.byron has a client with:
      | setting       | value     |
      | search domain | not taken |
    When ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then ada.byron is told that contacts cannot be searched: "no server"
    And ns-inside was never asked "SRV _gc._msdcs._tcp…"
    And dc1 heard nothing from any client
    Given grace.hopper has a client with:
      | setting            | value       |
      | search domain      | not taken   |
      | workstation domain | example.com |
    When grace.hopper signs in from inside
    And grace.hopper searches for "ada"
    Then grace.hopper finds "Ada Byron"
    And ns-inside was asked "SRV _gc._msdcs._tcp.example.com"

  @DIR-02
  Scenario: In a child domain only its own users are found
    Given eve.holt has a client with:
      | setting            | value            |
      | workstation domain | emea.example.com |
    When eve.holt signs in from inside
    And eve.holt searches for "nora"
    Then eve.holt finds "Nora Kent"
    And ns-inside was asked "SRV _gc._msdcs._tcp.emea.example.com"
    And dc1.emea.example.com was asked "bind eve.holt@emea.example.com simple"
    When eve.holt searches for "ada"
    Then eve.holt finds nobody
    And dc1 heard nothing from any client

  @DIR-02
  Scenario: PrimaryServerName with the parent domain finds everybody
    Given nora.kent has a client with:
      | setting            | value            |
      | workstation domain | emea.example.com |
    When nora.kent signs in from inside
    And nora.kent searches for "ada"
    Then nora.kent finds "Ada Byron"
    And ns-inside was asked "SRV _gc._msdcs._tcp.example.com"
    And dc1 was asked "bind nora.kent@emea.example.com simple"
    And dc1.emea.example.com heard nothing from any client
    When nora.kent searches for "eve"
    Then nora.kent finds "Eve Holt"

  @DIR-08 @DNS-17
  Scenario: A record that leads to a server which knows everybody is a cure too
    Given eve.holt has a client with:
      | setting            | value            |
      | workstation domain | emea.example.com |
    When ns-inside gets new SRV records for "_gc._msdcs._tcp.emea.example.com", to be kept 60 seconds:
      | 0 100 3268 dc1.example.com. |
    And eve.holt signs in from inside
    And eve.holt searches for "ada"
    Then eve.holt finds "Ada Byron"
    And dc1 was asked "bind eve.holt@emea.example.com simple"
    And dc1.emea.example.com heard nothing from any client

  @DIR-16
  Scenario: A child domain whose own catalog knows everybody needs no other cure
    Given kim.sato has a client with:
      | setting            | value            |
      | workstation domain | apac.example.com |
    When kim.sato signs in from inside
    And kim.sato searches for "ada"
    Then kim.sato finds "Ada Byron"
    And dc1.apac.example.com was asked "bind kim.sato@apac.example.com simple"
    And dc1.apac.example.com answered "entry CN=Ada Byron,OU=Users,DC=example,DC=com"
    And dc1 heard nothing from any client
    When kim.sato searches for "kim"
    Then kim.sato finds "Kim Sato"

  @DNS-17
  Scenario: Without a catalog the domain controllers are asked
    When ns-inside loses its SRV records for "_gc._msdcs._tcp.example.com"
    And ada.byron signs in from inside
    And ada.byron searches for "hop"
    Then ada.byron finds "Grace Hopper"
    And the client of ada.byron decided on "directory login": "as ada.byron@example.com at dc1.example.com:389"
    And dc1 was asked "search base=DC=example,DC=com SUB"
    When ada.byron looks up the user "eve.holt"
    Then ada.byron finds nobody
    And dc1 answered "reference ldap://dc1.emea.example.com/DC=emea,DC=example,DC=com"

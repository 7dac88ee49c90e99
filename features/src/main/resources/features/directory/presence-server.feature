Feature: Basic Directory Integration by way of a presence server
  The client logs in at a presence server. The service profile it gets there names the TFTP server, the file from there
  names the directory (S4, "Basic Directory Integration").

  Background:
    Given the world "presence-login"

  @DIR-03
  Scenario: Presence server, then service profile, then file, then directory
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    When ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And these messages arrived, in this order:
      | host      | message                                               |
      | ns-inside | SRV _cuplogin._tcp.example.com                        |
      | cup1      | POST /EPASSoap/service login ivy.profile              |
      | cup1      | POST /EPASSoap/service get-all-config                 |
      | cucm1     | GET /jabber-config.xml                                |
      | dc1       | bind CN=jabber,CN=Users,DC=example,DC=com simple      |
      | dc1       | search base=DC=example,DC=com SUB                     |
    And the answer "200 get-all-config-resp" of cup1 contains:
      | <tftp-server host='cucm1.example.com'/>                                   |
      | <distinguished-name>CN=jabber,CN=Users,DC=example,DC=com</distinguished-name> |
    And the answer "200" of cucm1 contains:
      | <BDIPrimaryServerName>dc1.example.com</BDIPrimaryServerName> |
    And cucm1 was never asked "GET /cucm-uds…"
    And cucm1 was never asked "GET /SPDefault.cnf.xml"
    And dc2 heard nothing from any client

  @DIR-03
  Scenario: The first presence server has no SOAP service: the second tells the same
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    And the fault "refuse" at soap of cup1
    When ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then the client of ivy.profile decided on "presence log-in": "LERR_CUP_UNREACHABLE (9) at cup1.example.com:8443"
    And the client of ivy.profile decided on "presence log-in": "cup2.example.com:8443"
    And the client of ivy.profile decided on "presence server": "cup1.example.com:5222"
    And ivy.profile finds "Grace Hopper"
    And these messages arrived, in this order:
      | host  | message                                  |
      | cup2  | POST /EPASSoap/service login ivy.profile |
      | cucm1 | GET /jabber-config.xml                   |
      | dc1   | bind CN=jabber…                          |
    When all faults are healed
    And ivy.profile signs in from inside
    Then the client of ivy.profile decided on "presence log-in": "cup1.example.com:8443"
    And cup2 heard nothing from any client

  @DIR-03
  Scenario: Without the file nobody names the directory
    Given ivy.profile has a client with:
      | setting        | value |
      | release        | R11   |
      | contact source | BDI   |
    And the fault "http-status 404" at tftp-http of cucm1, where path is /jabber-config.xml
    When ivy.profile signs in from inside
    Then ivy.profile is signed in inside
    When ivy.profile searches for "hop"
    Then ivy.profile is told that contacts cannot be searched: "no source"
    And dc1 heard nothing from any client
    When all faults are healed
    And ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"

  @DIR-03
  Scenario: Without the TFTP server the user has presence and no directory
    Given ivy.profile has a client with:
      | setting        | value |
      | release        | R11   |
      | contact source | BDI   |
    And cucm1 loses power
    When ivy.profile signs in from inside
    Then ivy.profile is signed in inside
    When ivy.profile searches for "hop"
    Then ivy.profile is told that contacts cannot be searched: "no source"
    When cucm1 has power again
    And ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"

  @DIR-04 @DIR-04b
  Scenario: Whoever has no LDAP profile opens the directory as the file says
    Given finn.file has a client with:
      | setting | value |
      | release | R11   |
    When finn.file signs in from inside
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And dc1 was asked "bind lobby@example.com simple"
    And dc1 was never asked "bind CN=jabber…"
    And the client of finn.file decided on "presence log-in": "cup1.example.com:8443"
    And the client of finn.file decided on "presence server": "cup2.example.com:5222"

  @DIR-17
  Scenario: Of a presence server only those added to its LDAP profile get the profile's credentials
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    And finn.file has a client with:
      | setting | value |
      | release | R11   |
    When ivy.profile signs in from inside
    And ivy.profile searches for "hop"
    Then ivy.profile finds "Grace Hopper"
    And the client of ivy.profile decided on "directory login": "as CN=jabber,CN=Users,DC=example,DC=com at dc1.example.com:389"
    When finn.file signs in from inside
    And finn.file searches for "hop"
    Then finn.file finds "Grace Hopper"
    And the client of finn.file decided on "directory login": "as lobby@example.com at dc1.example.com:389"

  Scenario: An LDAP profile that names the directory beats the file
    Given dora.direct has a client with:
      | setting | value |
      | release | R11   |
    When dora.direct signs in from inside
    And dora.direct searches for "hop"
    Then dora.direct finds "Grace Hopper"
    And dc2 was asked "bind CN=jabber,CN=Users,DC=example,DC=com simple"
    And dc1 heard nothing from any client

  Scenario: The presence server refuses the password, and nothing else is tried
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    When ivy.profile signs in from inside with the password "Profile2"
    Then ivy.profile is told that the user name or password is not correct
    And the client of ivy.profile decided on "credentials" because "LERR_CUP_AUTH, …: …"
    And cup1 answered "200 login-resp failure"
    And cup1 was never asked "stream open"
    And cup2 heard nothing from any client
    And cucm1 heard nothing from any client
    When ivy.profile signs in from inside
    Then ivy.profile is signed in inside

  Scenario Outline: What becomes of the log-in when <fault>
    Given ivy.profile has a client with:
      | setting | value |
      | release | R11   |
    And the fault "<fault>" at soap of cup1
    And the fault "<fault>" at soap of cup2
    When ivy.profile signs in from inside
    Then ivy.profile is told that the server cannot be reached
    And the client of ivy.profile decided on "presence log-in": "<error> at cup1.example.com:8443"
    And the client of ivy.profile decided on "presence log-in": "<error> at cup2.example.com:8443"
    And cucm1 heard nothing from any client
    When all faults are healed
    And ivy.profile signs in from inside
    Then ivy.profile is signed in inside
    And the client of ivy.profile decided on "presence log-in": "cup1.example.com:8443"

    Examples:
      | fault               | error                   |
      | certificate expired | LERR_CUP_CERT (11)      |
      | http-status 500     | LERR_CUP_INTERNAL_ERROR |
      | http-malformed      | LERR_CUP_INTERNAL_ERROR |
      | reset               | LERR_CUP_UNREACHABLE (9) |

Feature: Expressway in other companies
  What the company of the trace cannot show: a domain whose base64 would be padded, a cookie that ends soon, a configuration
  file and a server with pictures inside, both services in the inside answer.

  @EDGE-02a
  Scenario: The domain stands in the path in base64, without padding
    Given the world "short-cookies"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20/get_edge_config…"

  @EDGE-06b
  Scenario: A cookie ends when its time is over, and a new sign-in gives another
    Given the world "short-cookies" where 60 lab seconds pass in a second
    When a stranger outside signs in as adam.mckenzie at xpre1
    Then a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cHMvY3VjbTEuZXhhbXBsZS5jb20vODQ0Mw/cucm-uds/servers" gets 200
    When 301 lab seconds pass
    Then a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cHMvY3VjbTEuZXhhbXBsZS5jb20vODQ0Mw/cucm-uds/version" gets 401
    And cucm1 was asked "GET /cucm-uds/servers"
    And cucm1 was never asked "GET /cucm-uds/version"
    When a stranger outside signs in as adam.mckenzie at xpre1
    Then a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cHMvY3VjbTEuZXhhbXBsZS5jb20vODQ0Mw/cucm-uds/version" gets 200
    And cucm1 was asked "GET /cucm-uds/version"

  @EDGE-08e
  Scenario: The configuration file comes through the edge, and counts
    Given the world "acme"
    When amelia.ward signs in from outside
    Then amelia.ward takes "DirectoryServerType" from the configuration file: "UDS"
    And these requests were answered, in this order:
      | host | request                     | answer | sent    |
      | xpe1 | GET /…/jabber-config.xml    | 200    | cookies |

  @EDGE-09a
  Scenario: A host, a port or a path that the list does not have is refused, and not asked
    Given the world "acme"
    When a stranger outside signs in as amelia.ward at xpe1
    Then a stranger outside with that cookie who asks xpe1 for "/YWNtZS50ZXN0L2h0dHBzL2N1cDEuYWNtZS50ZXN0Lzg0NDM/EPASSoap/service" gets 403
    And a stranger outside with that cookie who asks xpe1 for "/YWNtZS50ZXN0L2h0dHAvY3VjbTEuYWNtZS50ZXN0Lzg0NDM/cucm-uds/version" gets 403
    And a stranger outside with that cookie who asks xpe1 for "/YWNtZS50ZXN0L2h0dHBzL2N1Y20xLmFjbWUudGVzdC84NDQz/cucm-admin/" gets 403
    And a stranger outside with that cookie who asks xpe1 for "/YWNtZS50ZXN0L2h0dHBzL2N1Y20xLmFjbWUudGVzdC84NDQz/cucm-uds/version" gets 200
    And cucm1 was asked "GET /cucm-uds/version"
    And cucm1 was never asked "GET /cucm-admin/"
    And cup1 heard nothing from any client

  @EDGE-09d
  Scenario: Pages of custom tabs come through the edge from where the list says, and from nowhere else
    Given the world "contacts"
    When a stranger outside signs in as adam.mckenzie at xpre1
    Then a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC90YWJzLmV4YW1wbGUuY29tLzgw/news/index.html" gets 200
    And tabs answered "200 text/html…"
    And a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC90YWJzLmV4YW1wbGUuY29tLzgw/staff/index.html" gets 403
    And tabs was never asked "GET /staff/index.html"
    And a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC9pbnRyYW5ldC5leGFtcGxlLmNvbS84MA/index.html" gets 403
    And intranet was never asked "GET /index.html"
    And a stranger inside who asks web of tabs for "/staff/index.html" gets 200
    And a stranger inside who asks web of intranet for "/index.html" gets 200
    And tabs was asked "GET /staff/index.html"
    And intranet was asked "GET /index.html"

  @EDGE-09e
  Scenario: An update of the client and its installer come through the edge
    Given the world "contacts"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie takes "UpdateUrl" from the configuration file: "http://updates.example.com/jabber.xml"
    When a stranger outside signs in as adam.mckenzie at xpre1
    Then a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC91cGRhdGVzLmV4YW1wbGUuY29tLzgw/jabber.xml" gets 200
    And a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC91cGRhdGVzLmV4YW1wbGUuY29tLzgw/CiscoJabberSetup.msi" gets 200
    And updates answered "200 text/xml"
    And updates answered "200 application/x-msi"
    And a stranger outside with that cookie who asks xpre1 for "/ZXhhbXBsZS5jb20vaHR0cC9pbnRyYW5ldC5leGFtcGxlLmNvbS84MA/index.html" gets 403

  @EDGE-30
  Scenario: VCS Expressway and VCS Control do the work of E and C
    Given the world "vcs"
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through vcse1
    And adam.mckenzie is in full UC
    And vcse1 was asked "GET /ZXhhbXBsZS5jb20vaHR0cHMvY3VjbTEuZXhhbXBsZS5jb20vODQ0Mw/cucm-uds/version"
    And cup1 was asked "iq set bind"
    And the phone of adam.mckenzie is registered at cucm1

  @EDGE-30
  Scenario Outline: A pair of 8.1.1 does not serve mobile clients: <device>
    Given the world "vcs"
    And adam.mckenzie has a client with:
      | setting | value    |
      | device  | <device> |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is told that the server cannot be reached
    And vcse1 answered "403"
    And the client of adam.mckenzie decided on "edge server": "not vcse1.example.com", because "answered 403; it is on the recently failed list now"
    And cucm1 heard nothing from adam.mckenzie
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And cucm1 was asked "GET /cucm-uds/version" by adam.mckenzie

    Examples:
      | device |
      | BOT    |
      | TCT    |

  @EDGE-19
  Scenario: Where the inside has both services, _cisco-uds decides
    Given the world "acme"
    When amelia.ward signs in from outside
    Then ns1 was asked "SRV _cuplogin._tcp.acme.test"
    And the answer "200" of xpe1 contains:
      | <service><name>_cuplogin</name><server><priority>0</priority><weight>10</weight><port>8443</port><address>cup1.acme.test</address></server></service> |
    And amelia.ward is signed in outside through xpe1
    And the user data of amelia.ward came from cucm1
    And amelia.ward is in full UC
    And the client of amelia.ward decided on "authenticator": "IM_AND_PRESENCE", because "the service profile says Unified CM (IM and Presence)"
    And cup1 was asked "iq set bind"
    And cup1 was never asked "POST /EPASSoap…"

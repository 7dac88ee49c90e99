Feature: Pages, reports and meetings, inside and outside
  Custom tabs, problem reports and meetings are matters of web servers. Outside those of the company are reached through Expressway, and only
  where its allow list has them (S4, "Supported Services").

  Background:
    Given the world "outside-support"

  @EDGE-23
  Scenario: Outside a meeting in the cloud can be joined, one on premises cannot
    When adam.mckenzie signs in from outside
    Then adam.mckenzie joins the meeting "https://acme.webexconnect.com/meet/77"
    And the client of adam.mckenzie decided on "meeting https://acme.webexconnect.com/meet/77": "joined", because "the site in the cloud, acme.webexconnect.com, has it"
    And web-tls of acme was asked "GET /meet/77"
    And adam.mckenzie cannot join the meeting "https://meetings.example.com/orion/join": "meetings.example.com is not on the allow list of Expressway"
    And meetings was never asked "GET /orion/join"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie joins the meeting "https://meetings.example.com/orion/join"
    And meetings was asked "GET /orion/join"

  @EDGE-24
  Scenario Outline: Outside a desktop client shows the tabs whose host is allowed: <system>
    Given adam.mckenzie has a client with:
      | setting | value    |
      | system  | <system> |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie has the custom tabs:
      | tab      | shown |
      | News     | yes   |
      | Intranet | no    |
    And the client of adam.mckenzie decided on "custom tab Intranet": "not shown", because "intranet.example.com is not on the allow list of Expressway"
    And tabs was asked "GET /news/index.html"
    And intranet was never asked "GET /index.html"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie has the custom tabs:
      | tab      | shown |
      | News     | yes   |
      | Intranet | yes   |
    And intranet was asked "GET /index.html"

    Examples:
      | system  |
      | WINDOWS |
      | MAC     |

  @EDGE-24
  Scenario Outline: Outside a mobile client shows none: <platform>
    Given adam.mckenzie has a client with:
      | setting | value    |
      | device  | <device> |
    When adam.mckenzie signs in from outside
    Then adam.mckenzie has the custom tabs:
      | tab      | shown |
      | News     | no    |
      | Intranet | no    |
    And the client of adam.mckenzie decided on "custom tab News": "not shown", because "a client on <platform> has no tabs outside"
    And tabs was never asked "GET /news/index.html"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie has the custom tabs:
      | tab      | shown |
      | News     | yes   |
      | Intranet | yes   |
    And tabs was asked "GET /news/index.html"

    Examples:
      | platform | device |
      | Android  | BOT    |
      | Ios      | TCT    |

  @EDGE-25
  Scenario: A problem report made outside is written and cannot be sent, and a copy of it can be saved
    When adam.mckenzie signs in from outside
    Then the report of adam.mckenzie on the problem "no sound" cannot be sent: "reports.example.com is not on the allow list of Expressway"
    And reports was never asked "POST /upload"
    When adam.mckenzie saves a copy of the problem report
    Then the client of adam.mckenzie decided on "problem report problem_report_…": "saved as problem_report_…", because "the user keeps a copy of … bytes"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie reports the problem "still no sound"
    And reports was asked "POST /upload"

  @EDGE-33
  Scenario: Inside there are the server for problem reports, the self-care portal and the Meetings server
    When adam.mckenzie signs in from inside
    Then adam.mckenzie reports the problem "no picture"
    And the request "POST /upload" that reports got contains "form-data; name=\"zipFileName\""
    And reports answered "200"
    And adam.mckenzie joins the meeting "https://meetings.example.com/orion/join"
    And the client of adam.mckenzie decided on "meeting https://meetings.example.com/orion/join": "joined", because "the server on premises, meetings.example.com, has it"
    And meetings answered "200 text/html…"
    And a stranger inside who asks uds of cucm1 for "/ucmuser/" reads "j_security_check"
    And cucm1 was asked "GET /ucmuser/"

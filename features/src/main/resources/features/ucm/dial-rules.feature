Feature: Dial rules
  Two files of the TFTP server: application dial rules change a number that is dialled, directory look-up rules one that
  calls. A file without rules is as good as one with them.

  @UDS-14
  Scenario: A dialled number goes through the application dial rules, the first that fits
    Given the world "contacts"
    When adam.mckenzie signs in from inside
    Then adam.mckenzie dials "+12025550123" and the call goes to "912025550123"
    And adam.mckenzie dials "+1 (202) 555-0123" and the call goes to "912025550123"
    And adam.mckenzie dials "+1202555012" and the call goes to "+1202555012"
    And adam.mckenzie dials "00442071234567" and the call goes to "9011442071234567"
    And adam.mckenzie dials "00498912345678" and the call goes to "8498912345678"
    And adam.mckenzie dials "7002" and the call goes to "7002"
    And cucm1 was asked "GET /CUPC/AppDialRules.xml"

  @UDS-15
  Scenario: A number that calls goes through the directory look-up rules before it is looked up
    Given the world "contacts"
    When adam.mckenzie signs in from inside
    And the number "+1 202 555 5002" calls adam.mckenzie
    Then adam.mckenzie finds "Eve Holt"
    And cucm1 was asked "GET /cucm-uds/users?number=7002…"
    When the number "+1 202 556 5002" calls adam.mckenzie
    Then adam.mckenzie finds nobody

  @UDS-15
  Scenario: Without rules a number is looked up as it is
    Given the world "uclab"
    When mac.donald signs in from outside
    Then mac.donald is signed in outside through uclabexpwe01
    And the client of mac.donald decided on "directory look-up rules": "no rules"
    When the number "5003" calls mac.donald
    Then mac.donald finds "Ada Byron"
    And uclabcucm-pub was asked "GET /cucm-uds/users?number=5003…"

  @UDS-15
  Scenario Outline: Directory look-up rules with the fault <fault> everywhere: said, and no obstacle
    Given the world "contacts"
    When the fault "<fault>" at tftp-http of cucm1, where path is /CUPC/DirLookupDialRules.xml
    And the fault "<fault>" at tftp-http of cucm2, where path is /CUPC/DirLookupDialRules.xml
    And adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And adam.mckenzie is in full UC
    And the client of adam.mckenzie decided on "directory look-up rules": "ignored", because "<said>"
    And adam.mckenzie dials "+12025550123" and the call goes to "912025550123"
    When the number "+1 202 555 5002" calls adam.mckenzie
    Then adam.mckenzie finds nobody
    And cucm1 was never asked "GET /cucm-uds/users?number=7002…"
    When all faults are healed
    And adam.mckenzie signs in from inside
    And the number "+1 202 555 5002" calls adam.mckenzie
    Then adam.mckenzie finds "Eve Holt"

    Examples:
      | fault           | said                                                         |
      | http-malformed  | CUPC/DirLookupDialRules.xml: …it is not the XML expected…    |
      | http-login-page | CUPC/DirLookupDialRules.xml: …it is a login page for people… |
      | http-status 403 | CUPC/DirLookupDialRules.xml: …answered 403…                  |

  @UDS-15
  Scenario: A directory look-up rule whose numbers are none is left out, and it is said
    Given the world "contacts"
    When the fault "tftp-dial-rules-malformed" at tftp-http of cucm1, where file is CUPC/DirLookupDialRules.xml
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "directory look-up rules": "left out", because "1 of 1 rules have no usable numbers"
    And adam.mckenzie dials "+12025550123" and the call goes to "912025550123"
    When the number "+1 202 555 5002" calls adam.mckenzie
    Then adam.mckenzie finds nobody
    When all faults are healed
    And adam.mckenzie signs in from inside
    And the number "+1 202 555 5002" calls adam.mckenzie
    Then adam.mckenzie finds "Eve Holt"

  @UDS-15
  Scenario: The first TFTP server has no directory look-up rules to give: the second has
    Given the world "contacts"
    When the fault "http-status 500" at tftp-http of cucm1, where path is /CUPC/DirLookupDialRules.xml
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "directory look-up rules": "CUPC/DirLookupDialRules.xml", because "from cucm2.example.com"
    When the number "+1 202 555 5002" calls adam.mckenzie
    Then adam.mckenzie finds "Eve Holt"
    When all faults are healed
    And adam.mckenzie signs in from inside
    Then the client of adam.mckenzie decided on "directory look-up rules": "CUPC/DirLookupDialRules.xml", because "from cucm1.example.com"

Feature: Options packages of Unified CM 8.6(1)
  What a later release has by itself came to 8.6(1) with options packages: the device types of mobile clients, the Cisco
  Support Field of desktop clients, and dial rules as files.

  Background:
    Given the world "ucm-8.6"

  @UDS-38
  Scenario Outline: With the device package a client of kind <kind> finds its device <device>
    Given dora.dressed has a client with:
      | setting | value                                            |
      | release | R96                                              |
      | device  | <kind>                                           |
      | servers | TFTP cucm2.example.com; CCMCIP cucm2.example.com |
    When dora.dressed signs in from inside
    Then the device of dora.dressed is "<device>"

    Examples:
      | kind | device  |
      | CSF  | CSFDORA |
      | TCT  | TCTDORA |
      | BOT  | BOTDORA |
      | TAB  | TABDORA |

  @UDS-38
  Scenario: Without the device package there are no devices of mobile clients, and that of the desktop client is there
    Then a stranger inside who asks tftp-http of cucm1 for "/CSFBEA.cnf.xml" gets 200
    And a stranger inside who asks tftp-http of cucm1 for "/TCTBEA.cnf.xml" gets 404
    And a stranger inside who asks tftp-http of cucm1 for "/BOTBEA.cnf.xml" gets 404
    And a stranger inside who asks tftp-http of cucm1 for "/TABBEA.cnf.xml" gets 404
    And a stranger inside who asks tftp-http of cucm2 for "/TCTDORA.cnf.xml" gets 200

  @UDS-39
  Scenario: With the package the Cisco Support Field names the file of a group
    Given dora.dressed has a client with:
      | setting | value                                            |
      | release | R96                                              |
      | servers | TFTP cucm2.example.com; CCMCIP cucm2.example.com |
    When dora.dressed signs in from inside
    Then dora.dressed takes "Group" from the configuration file: "dressed"

  @UDS-39
  Scenario: Without it the same device has no such field
    Given bea.bare has a client with:
      | setting | value                                            |
      | release | R96                                              |
      | servers | TFTP cucm1.example.com; CCMCIP cucm1.example.com |
    When bea.bare signs in from inside
    Then the device of bea.bare is "CSFBEA"
    And bea.bare takes "Group" from the default: ""

  @UDS-40
  Scenario Outline: Dial rules are published with the package only: <file>
    Then a stranger inside who asks tftp-http of cucm2 for "/CUPC/<file>" gets 200
    And a stranger inside who asks tftp-http of cucm1 for "/CUPC/<file>" gets 404

    Examples:
      | file                   |
      | AppDialRules.xml       |
      | DirLookupDialRules.xml |

Feature: Presence of the cloud, and phones that service records lead to
  Where the cloud knows the domain it authenticates, whatever records and service profiles say; phone services come by the records as
  ever (S3, S4). Outside the user has to enter the credentials of phone services once.

  Background:
    Given the world "cloud-edge" where 1 lab seconds pass in a second

  @CAS-20
  Scenario: Inside the cloud authenticates, and _cisco-uds gives phone services
    When eva.edge signs in from inside
    Then eva.edge is asked for the credentials of "Webex Messenger"
    And cucm1 heard nothing from any client
    When eva.edge gives the credentials of the cloud
    Then eva.edge is signed in inside
    And eva.edge is in full UC
    And the client of eva.edge decided on "authenticator": "Webex Messenger"
    And the client of eva.edge decided on "presence server": "isj1.webexconnect.com:443"
    And the device of eva.edge is "CSFEVAEDGE"
    And the user data of eva.edge came from cucm1
    And the phone of eva.edge is registered at cucm1 within 20 lab seconds

  @CAS-20
  Scenario: Without call control the cloud's side stays
    When cucm1 loses power
    And eva.edge signs in from inside
    And eva.edge gives the credentials of the cloud
    Then eva.edge is signed in to the cloud
    And eva.edge is in IM only
    And the client of eva.edge decided on "phone services": "connection error"
    When cucm1 has power again
    And eva.edge signs in again with the same client
    Then eva.edge is in full UC

  @CAS-09
  Scenario Outline: Once the cloud is found it does not matter which product the service profile of <user> names
    When <user> signs in from inside
    And <user> gives the credentials of the cloud
    Then <user> is signed in inside
    And <user> is in full UC
    And the client of <user> decided on "authenticator": "Webex Messenger", because "CAS knows the domain, without SSO (error code 7); SRV records do not count then"
    And the client of <user> decided on "presence server": "isj1.webexconnect.com:443"
    And cucm1 was asked "GET <profile>"
    And cup1 heard nothing from any client

    Examples:
      | user      | profile            |
      | eva.edge  | /SPDefault.cnf.xml |
      | wes.webex | /SPWebex.cnf.xml   |

  @CAS-09
  Scenario: While the cloud cannot be reached the service profile counts
    When loginp loses power
    And eva.edge signs in from inside
    Then eva.edge is signed in inside
    And the client of eva.edge decided on "presence server": "cup1.example.com:5222"
    And cup1 was asked "auth CISCO-VTG-TOKEN"
    When loginp has power again
    And eva.edge signs in from inside
    Then eva.edge is asked for the credentials of "Webex Messenger"

  @CAS-07a @CAS-07c
  Scenario: Outside IM is the cloud's, and at the first launch phone services have a connection error
    When eva.edge signs in from outside
    And eva.edge gives the credentials of the cloud
    Then eva.edge is signed in to the cloud
    And eva.edge is in IM only
    And the client of eva.edge decided on "presence server": "isj1.webexconnect.com:443"
    And the client of eva.edge decided on "phone services": "connection error", because "nobody has entered the credentials of phone services yet"
    And xpre1 heard nothing from any client
    When wes.webex signs in from inside
    And wes.webex gives the credentials of the cloud
    Then eva.edge sees that wes.webex is available
    When eva.edge writes "from outside" to wes.webex
    Then wes.webex reads "from outside" from eva.edge

  @CAS-07b @CAS-07d
  Scenario: Phone services come through Expressway once their credentials are entered, and later launches use what is kept
    When eva.edge signs in from outside
    And eva.edge gives the credentials of the cloud
    Then eva.edge is in IM only
    When eva.edge enters the credentials of phone services
    Then eva.edge is signed in outside through xpre1
    And eva.edge is in full UC
    And the device of eva.edge is "CSFEVAEDGE"
    And xpre1 was asked "GET …get_edge_config…"
    And the client of eva.edge decided on "presence server": "isj1.webexconnect.com:443"
    When eva.edge launches the client again
    Then eva.edge is signed in outside through xpre1
    And eva.edge is in full UC
    And the client of eva.edge decided on "Webex": "Webex domain", because "CAS knew the domain at an earlier launch"

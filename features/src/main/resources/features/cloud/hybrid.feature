Feature: Presence of the cloud, and phones of one's own
  Users of the cloud are told the servers of call control that their administrator has set there (S3, S4).

  Background:
    Given the world "cloud-hybrid" where 1 lab seconds pass in a second

  @CAS-03d
  Scenario: The client fetches the UC services that the administrator has set, and has a phone by them
    When hal.hybrid signs in from inside
    Then hal.hybrid is asked for the credentials of "Webex Messenger"
    When hal.hybrid gives the credentials of the cloud with the password "Cloudside1"
    Then the client of hal.hybrid decided on "UC services": "TFTP cucm1.example.com; CCMCIP cucm1.example.com", because "loginp.webexconnect.com tells it of the organisation"
    And hal.hybrid is in full UC
    And the device of hal.hybrid is "CSFHALHYBRID"
    And the configuration of hal.hybrid came from cucm1
    When ova.other signs in to the cloud from inside
    Then the client of ova.other decided on "UC services": "nothing"
    And ova.other is in IM only

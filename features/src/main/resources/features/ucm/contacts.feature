Feature: Contacts by UDS
  Where DirectoryServerType says UDS, the client looks people up at Unified CM, inside and outside. It asks the one node
  that took the user in, page by page, and another server for the pictures.

  Background:
    Given the world "contacts"

  @UDS-19 @UDS-29
  Scenario: DirectoryServerType UDS makes Unified CM the contact source inside
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    And the client of adam.mckenzie decided on "contact source": "UDS"
    When adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    And cucm1 was asked "GET /cucm-uds/users?name=ho&start=0&max=10"
    And the request "GET /cucm-uds/users…" that cucm1 got has no header "Authorization"
    When adam.mckenzie searches for "miller an"
    Then adam.mckenzie finds "Anna Miller"
    When adam.mckenzie looks up the user "miller.nils"
    Then adam.mckenzie finds "Nils Miller"
    When the number "7002" calls adam.mckenzie
    Then adam.mckenzie finds "Eve Holt"
    When adam.mckenzie searches for "nobody"
    Then adam.mckenzie finds nobody

  @UDS-19 @UDS-29
  Scenario: Outside the same people are found through Expressway
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1
    And the client of adam.mckenzie decided on "contact source": "UDS"
    When adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    And cucm1 was asked "GET /cucm-uds/users?name=ho&start=0&max=10"

  @UDS-19
  Scenario: MinimumCharacterQuery: nobody is searched for before enough is typed
    When carl.careful signs in from inside
    And carl.careful searches for "ho"
    Then carl.careful finds nobody
    And the client of carl.careful decided on "contact search": "not yet", because "2 of 3 characters are typed"
    And cucm1 was never asked "GET /cucm-uds/users…"
    When carl.careful searches for "hol"
    Then carl.careful finds "Eve Holt"
    When carl.careful looks up the user "miller.nils"
    Then carl.careful finds "Nils Miller"

  @UDS-19
  Scenario: The last digits decide whose number it is, as many as the policy of Unified CM says
    When adam.mckenzie signs in from inside
    And the number "+44 20 7946 7002" calls adam.mckenzie
    Then adam.mckenzie finds nobody
    And cucm1 was asked "GET /cucm-uds/options/userPolicy"
    And cucm1 was asked "GET /cucm-uds/users?numberlast=467002…"
    And no request "GET /cucm-uds/users…" that cucm1 got contains "numberlast=7002"
    When the fault "http-status 500" at uds of cucm1, where path is /cucm-uds/options/userPolicy
    And adam.mckenzie signs in from inside
    And the number "+44 20 7946 7002" calls adam.mckenzie
    Then adam.mckenzie finds "Eve Holt"
    And cucm1 was asked "GET /cucm-uds/users?numberlast=7002…"
    When all faults are healed
    And the number "+44 20 7946 7002" calls adam.mckenzie
    Then adam.mckenzie finds nobody

  @UDS-25
  Scenario: More people than a page shows come page after page
    Given adam.mckenzie has a client with:
      | setting        | value |
      | contacts shown | 20    |
    And eve.holt has a client with:
      | setting        | value |
      | contacts shown | 12    |
    When adam.mckenzie signs in from inside
    And adam.mckenzie searches for "miller"
    Then adam.mckenzie finds 14 of 14 contacts
    And these messages arrived, in this order:
      | host  | message                                          |
      | cucm1 | GET /cucm-uds/users?name=miller&start=0&max=10   |
      | cucm1 | GET /cucm-uds/users?name=miller&start=10&max=10  |
    And the answer "200" of cucm1 contains:
      | requestedCount="10" returnedCount="10" totalCount="14" |
      | requestedCount="10" returnedCount="4" totalCount="14"  |
      | start="10"                                             |
    When eve.holt signs in from inside
    And eve.holt searches for "miller"
    Then eve.holt finds 12 of 14 contacts

  @UDS-31
  Scenario: Contact search has no second node
    When adam.mckenzie signs in from inside
    And adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    When cucm1 loses power
    And adam.mckenzie searches for "ho"
    Then adam.mckenzie is told that contacts cannot be searched: "no server"
    And cucm2 was never asked "GET /cucm-uds/users…"
    And adam.mckenzie is still connected
    When cucm1 has power again
    And adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    And cucm2 was never asked "GET /cucm-uds/users…"
    When cucm1 loses power
    And adam.mckenzie signs in from inside
    And adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"
    And cucm2 was asked "GET /cucm-uds/users?name=ho…"
    When cucm1 has power again
    And adam.mckenzie signs in from inside
    Then the user data of adam.mckenzie came from cucm1

  @UDS-31
  Scenario Outline: A node that answers something else says why
    When adam.mckenzie signs in from inside
    And the fault "<fault>" at uds of cucm1
    And adam.mckenzie searches for "ho"
    Then adam.mckenzie is told that contacts cannot be searched: "<reason>"
    And cucm2 was never asked "GET /cucm-uds/users…"
    When all faults are healed
    And adam.mckenzie searches for "ho"
    Then adam.mckenzie finds "Eve Holt"

    Examples:
      | fault           | reason     |
      | reset           | no server  |
      | http-status 500 | no server  |
      | http-status 503 | overloaded |
      | http-malformed  | bad answer |

  @UDS-28
  Scenario: Pictures come from the server that UdsPhotoUriWithToken names
    When adam.mckenzie signs in from inside
    Then adam.mckenzie sees the picture of eve.holt
    And the request "GET /eve.holt.jpg" that photos got has no header "Authorization"
    And adam.mckenzie sees no picture of miller.anna
    And photos answered "404"

  @UDS-28 @EDGE-09c
  Scenario: Outside pictures come through Expressway, whose allow list has the server
    When adam.mckenzie signs in from outside
    Then adam.mckenzie sees the picture of eve.holt
    And photos was asked "GET /eve.holt.jpg"
    When photos loses power
    Then adam.mckenzie sees no picture of eve.holt
    When photos has power again
    Then adam.mckenzie sees the picture of eve.holt

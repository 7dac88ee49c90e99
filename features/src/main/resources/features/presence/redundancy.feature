Feature: Who takes over from whom
  Fail-over happens inside a redundancy group, the subcluster, and only where one is configured (S3, S4). In this world cup1
  and cup2 are a group, cup3 and cup4 another, and cup5 is in none. A node that is back takes its users back after two
  minutes, which is the lab's choice.

  Background:
    Given the world "presence-groups" where 10 lab seconds pass in a second
    And ada.pair has a client with:
      | setting  | value      |
      | release  | R11        |
      | re-login | 2 s to 4 s |
    And sol.single has a client with:
      | setting  | value      |
      | release  | R11        |
      | re-login | 2 s to 4 s |
    And otto.other has a client with:
      | setting  | value      |
      | release  | R11        |
      | re-login | 2 s to 4 s |

  @IMHA-12
  Scenario: Users are taken over inside their group, and by nobody else
    When ada.pair signs in from inside
    Then the client of ada.pair decided on "XMPP servers": "cup1.example.com, cup2.example.com"
    When cup1 loses power
    Then ada.pair is not connected
    And ada.pair is signed in again at cup2 within 60 lab seconds
    When cup2 loses power
    Then ada.pair is asked to sign in again
    And cup3 heard nothing from any client
    And cup4 heard nothing from any client
    And cup5 heard nothing from any client
    When cup1 has power again
    And cup2 has power again
    And ada.pair signs in again with the same client
    Then the client of ada.pair decided on "presence server": "cup1.example.com:5222"

  @IMHA-12
  Scenario: The other group has its own fail-over
    When otto.other signs in from inside
    And cup3 loses power
    Then otto.other is not connected
    And otto.other is signed in again at cup4 within 60 lab seconds
    And cup4 was asked "iq set bind"
    And cup2 heard nothing from any client
    When cup3 has power again
    And otto.other signs in again with the same client
    Then the client of otto.other decided on "presence server": "cup3.example.com:5222"

  @IMHA-12
  Scenario: A node of another group does not let them in
    When a program inside logs "ada.pair" in by SOAP at cup1 with the password "Together1"
    And that program takes a one-time password of ada.pair at cup1
    Then that one-time password is refused at cup3
    When that program takes a one-time password of ada.pair at cup1
    Then that one-time password is refused at cup5
    When that program takes a one-time password of ada.pair at cup1
    Then that one-time password opens a stream at cup2

  @IMHA-12
  Scenario: Where no high availability is configured nobody takes over
    When sol.single signs in from inside
    And ada.pair signs in from inside
    Then ada.pair sees that sol.single is available
    And the client of sol.single decided on "XMPP servers": "cup5.example.com"
    When cup5 loses power
    Then sol.single is asked to sign in again
    And the client of sol.single decided on "presence connection": "given up", because "…; the user has to sign in"
    And ada.pair sees that sol.single is gone
    And ada.pair is still connected
    When cup5 has power again
    And sol.single signs in again with the same client
    Then the client of sol.single decided on "presence server": "cup5.example.com:5222"
    And ada.pair sees that sol.single is available

  @IMHA-10
  Scenario: A node that is back takes its users back, and they come without being asked
    When otto.other signs in from inside
    And ada.pair signs in from inside
    And cup1 loses power
    Then ada.pair is not connected
    And ada.pair is signed in again at cup2 within 60 lab seconds
    When cup1 has power again
    Then ada.pair is not connected
    And ada.pair lost the connection 115 lab seconds or more after cup1 had power again
    And ada.pair is signed in again at cup1 within 60 lab seconds
    And otto.other never had to try again
    And ada.pair sees that otto.other is available
    When otto.other writes "home again?" to ada.pair
    Then ada.pair reads "home again?" from otto.other

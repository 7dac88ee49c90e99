Feature: Rooms while a node fails
  A persistent room is in a database that the nodes of a group share (S3): the other node has it, and whoever lost the node is in
  it again without doing anything. In this world the rooms are on cup1, and cup2 stands in for it.

  Background:
    Given the world "presence-groups" where 4 lab seconds pass in a second
    And ada.pair has a client with:
      | setting  | value        |
      | release  | R11          |
      | re-login | 12 s to 16 s |
    And otto.other has a client with:
      | setting | value |
      | release | R11   |

  @IMHA-09a
  Scenario: In the window nothing can be said in a room, and what was tried is not said later
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And ada.pair makes the persistent room "choir"
    And otto.other joins the room "choir"
    And ada.pair says "before" in the room "choir"
    Then otto.other reads "before" from ada.pair in the room "choir"
    When cup1 loses power
    Then ada.pair is not connected
    And ada.pair cannot say "in the window" in the room "choir"
    When otto.other says "go on" in the room "choir"
    Then ada.pair is signed in again at cup2 within 60 lab seconds
    And ada.pair reads "go on" from otto.other in the room "choir"
    When ada.pair says "after" in the room "choir"
    Then otto.other reads "after" from ada.pair in the room "choir"
    When cup1 has power again
    And ada.pair signs out
    And ada.pair signs in from inside
    Then ada.pair sees that otto.other is available

  @IMHA-09b
  Scenario: Whoever loses the node cannot speak in a room, and is in it again without doing anything
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And ada.pair makes the persistent room "bridge-club"
    And otto.other joins the room "bridge-club"
    And ada.pair says "before" in the room "bridge-club"
    Then otto.other reads "before" from ada.pair in the room "bridge-club"
    When cup1 loses power
    Then ada.pair is not connected
    And ada.pair cannot say "anybody?" in the room "bridge-club"
    When otto.other says "I am still here" in the room "bridge-club"
    Then otto.other reads "I am still here" from otto.other in the room "bridge-club"
    And ada.pair is signed in again at cup2 within 60 lab seconds
    And ada.pair reads "I am still here" from otto.other in the room "bridge-club"
    When ada.pair says "and I am back" in the room "bridge-club"
    Then otto.other reads "and I am back" from ada.pair in the room "bridge-club"
    When cup1 has power again
    And ada.pair signs out
    And ada.pair signs in from inside
    Then ada.pair sees that otto.other is available
    When ada.pair joins the room "bridge-club"
    And ada.pair says "home again" in the room "bridge-club"
    Then otto.other reads "home again" from ada.pair in the room "bridge-club"

Feature: Group chats
  Rooms of the presence servers (S3, S4) at the alias of a node. Who comes first makes the room. In this world ada.pair,
  otto.other and sol.single are at home on three nodes, the rooms are on cup1, and cup2 stands in for it.

  Background:
    Given the world "presence-groups" where 1 lab seconds pass in a second
    And ada.pair has a client with:
      | setting | value |
      | release | R11   |
    And sol.single has a client with:
      | setting | value |
      | release | R11   |
    And otto.other has a client with:
      | setting | value |
      | release | R11   |

  @IMP-05a
  Scenario: What one says in a room everybody there reads, whatever node they are on
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And sol.single signs in from inside
    And ada.pair joins the room "tea"
    And otto.other joins the room "tea"
    And sol.single joins the room "tea"
    And otto.other says "one lump?" in the room "tea"
    Then ada.pair reads "one lump?" from otto.other in the room "tea"
    And sol.single reads "one lump?" from otto.other in the room "tea"
    And otto.other reads "one lump?" from otto.other in the room "tea"
    When sol.single says "two" in the room "tea"
    Then otto.other reads "two" from sol.single in the room "tea"
    And ada.pair reads "two" from sol.single in the room "tea"

  @IMP-05a
  Scenario: Who comes later is told what was said before
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And ada.pair joins the room "tea"
    And ada.pair says "the kettle is on" in the room "tea"
    Then ada.pair reads "the kettle is on" from ada.pair in the room "tea"
    When otto.other joins the room "tea"
    Then otto.other reads "the kettle is on" from ada.pair in the room "tea"

  @IMP-05a
  Scenario: A room ends with the last one in it
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And ada.pair joins the room "tea"
    And ada.pair says "anybody?" in the room "tea"
    Then ada.pair reads "anybody?" from ada.pair in the room "tea"
    When ada.pair leaves the room "tea"
    And otto.other joins the room "tea"
    And ada.pair joins the room "tea"
    And ada.pair says "again" in the room "tea"
    Then otto.other reads "again" from ada.pair in the room "tea"

  @IMP-05a
  Scenario: Who is invited comes, and in a room that has one the others read it
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And ada.pair joins the room "tea"
    And ada.pair invites otto.other to the room "tea"
    Then otto.other is invited by ada.pair to the room "tea"
    When otto.other joins the room "tea"
    And otto.other says "here I am" in the room "tea"
    Then ada.pair reads "here I am" from otto.other in the room "tea"

  @IMP-05b
  Scenario: A persistent room waits for those who come later, with all that was said
    When ada.pair signs in from inside
    And otto.other signs in from inside
    And ada.pair makes the persistent room "reading-club"
    And otto.other joins the room "reading-club"
    And otto.other says "minutes of Monday" in the room "reading-club"
    Then ada.pair reads "minutes of Monday" from otto.other in the room "reading-club"
    When ada.pair leaves the room "reading-club"
    And otto.other leaves the room "reading-club"
    And sol.single signs in from inside
    And sol.single joins the room "reading-club"
    Then sol.single reads "minutes of Monday" from otto.other in the room "reading-club"

  @IMP-05b
  Scenario: A persistent room outlives the power of every node that could have it
    When otto.other signs in from inside
    And otto.other makes the persistent room "chess-club"
    And otto.other says "keep this" in the room "chess-club"
    Then otto.other reads "keep this" from otto.other in the room "chess-club"
    When otto.other leaves the room "chess-club"
    And cup1 loses power
    And cup2 loses power
    And cup1 has power again
    And cup2 has power again
    And ada.pair signs in from inside
    And ada.pair joins the room "chess-club"
    Then ada.pair reads "keep this" from otto.other in the room "chess-club"
    When ada.pair says "kept" in the room "chess-club"
    Then ada.pair reads "kept" from ada.pair in the room "chess-club"

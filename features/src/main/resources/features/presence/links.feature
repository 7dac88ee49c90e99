Feature: Links that open chats
  Another program hands a link to the client, which opens a chat window with what the link says (S4, "Protocol Handlers").

  @NAVI-01a
  Scenario: XMPP: opens a chat
    Given the world "uclab"
    When mac.donald signs in from inside
    And mac.donald opens the link "XMPP:ada.byron@uclab.com"
    Then mac.donald has the chat windows:
      | with                | subject | text |
      | ada.byron@uclab.com |         |      |

  @NAVI-01b
  Scenario: IM: opens a chat
    Given the world "uclab"
    When mac.donald signs in from inside
    And mac.donald opens the link "IM:grace.hopper@uclab.com"
    Then mac.donald has the chat windows:
      | with                   | subject | text |
      | grace.hopper@uclab.com |         |      |

  @NAVI-02b
  Scenario: The subject of a link is that of the chat
    Given the world "uclab"
    When mac.donald signs in from inside
    And mac.donald opens the link "xmpp:ada.byron@uclab.com?message;subject=Desk"
    Then mac.donald has the chat windows:
      | with                | subject | text |
      | ada.byron@uclab.com | Desk    |      |

  @NAVI-02c
  Scenario: The body of a link waits in the input box until the user sends it
    Given the world "uclab"
    When ada.byron signs in from inside
    And mac.donald signs in from inside
    And mac.donald opens the link "im:ada.byron@uclab.com?message;body=lunch?"
    Then mac.donald has the chat windows:
      | with                | subject | text   |
      | ada.byron@uclab.com |         | lunch? |
    When mac.donald sends what stands in the chat window with ada.byron
    Then ada.byron reads "lunch?" from mac.donald
    And mac.donald has the chat windows:
      | with                | subject | text |
      | ada.byron@uclab.com |         |      |

  @NAVI-02d
  Scenario: What a link encodes arrives as it was meant
    Given the world "uclab"
    When ada.byron signs in from inside
    And mac.donald signs in from inside
    And mac.donald opens the link "im:ada.byron@uclab.com?message;subject=I.T%20Desk;body=1%2B1=2%3B%20100%25%20caf%C3%A9"
    And mac.donald sends what stands in the chat window with ada.byron
    Then ada.byron reads "1+1=2; 100% café" with the subject "I.T Desk" from mac.donald

  @NAVI-02a
  Scenario: A link with several contacts makes a group chat: its subject is the topic, its body stands in the input box
    Given the world "uclab"
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And grace.hopper signs in from inside
    And mac.donald opens the link "im:ada.byron@uclab.com;grace.hopper@uclab.com?message;subject=I.T%20Desk;body=Jabber%2010.5%20Query"
    Then mac.donald has the chat windows:
      | with                                        | subject  | text              |
      | ada.byron@uclab.com, grace.hopper@uclab.com | I.T Desk | Jabber 10.5 Query |
    When mac.donald sends what stands in the chat window with ada.byron and grace.hopper
    Then ada.byron is invited by mac.donald to a group chat
    When ada.byron joins the group chat of mac.donald
    Then ada.byron sees the topic "I.T Desk" in the group chat of mac.donald
    And ada.byron reads "Jabber 10.5 Query" in the group chat of mac.donald
    And grace.hopper is invited by mac.donald to a group chat
    And mac.donald has the chat windows:
      | with                                        | subject  | text |
      | ada.byron@uclab.com, grace.hopper@uclab.com | I.T Desk |      |

  @NAVI-04
  Scenario: On Windows the application that wrote the key last has the links
    Given the world "uclab"
    When mac.donald signs in from inside
    And another application, "Other Chat", registers for xmpp links on the host of mac.donald
    Then the link "XMPP:ada.byron@uclab.com" does not reach the client of mac.donald: "the host hands such links to Other Chat"
    When mac.donald opens the link "IM:grace.hopper@uclab.com"
    Then mac.donald has the chat windows:
      | with                   | subject | text |
      | grace.hopper@uclab.com |         |      |
    When mac.donald launches the client again
    And mac.donald opens the link "XMPP:ada.byron@uclab.com"
    Then mac.donald has the chat windows:
      | with                | subject | text |
      | ada.byron@uclab.com |         |      |

  @NAVI-04
  Scenario: A Mac has no such keys
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value |
      | system  | MAC   |
    When mac.donald signs in from inside
    And another application, "Other Chat", registers for xmpp links on the host of mac.donald
    And mac.donald opens the link "XMPP:ada.byron@uclab.com"
    Then mac.donald has the chat windows:
      | with                | subject | text |
      | ada.byron@uclab.com |         |      |

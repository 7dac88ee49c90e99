Feature: Files and screen captures from peer to peer
  Inside a desktop client sends files, and pictures of its screen, straight to the other one: who takes it comes for it at port 37200
  (SOCKS5 bytestreams; S4, port tables). Through Expressway there is no such thing.

  Background:
    Given the world "uclab" where 1 lab seconds pass in a second

  @IMP-13
  Scenario: Inside a file goes straight from client to client
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When mac.donald sends the file "plan.pdf" of 300000 octets to ada.byron
    Then ada.byron takes the file "plan.pdf" from mac.donald
    And mac.donald is called at TCP port 37200 by ada.byron

  @IMP-13
  Scenario: Inside a screen capture goes the same way
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When mac.donald sends a screen capture to ada.byron
    Then ada.byron takes the screen capture from mac.donald
    And mac.donald is called at TCP port 37200 by ada.byron

  @PORT-01s
  Scenario: 37200: a desktop client is called there for what it sends, a mobile one has no such transfer
    Given grace.hopper has a client with:
      | setting | value |
      | device  | TCT   |
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    And grace.hopper signs in from inside
    Then ada.byron sees that mac.donald is available
    When ada.byron sends the file "notes.txt" of 12 octets to mac.donald
    Then mac.donald takes the file "notes.txt" from ada.byron
    And ada.byron is called at TCP port 37200 by mac.donald
    And grace.hopper sees that ada.byron is available
    And sending a file to ada.byron is refused to grace.hopper: "a mobile client has no peer-to-peer file transfer"

  @PORT-02s
  Scenario: 37200: files do not come, and messages do
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When mac.donald sends the file "first.txt" of 1000 octets to ada.byron
    Then ada.byron takes the file "first.txt" from mac.donald
    When the fault "refuse" at bytestreams of the client of mac.donald
    And mac.donald sends the file "second.txt" of 1000 octets to ada.byron
    Then ada.byron gets nothing of the file "second.txt" from mac.donald: "no stream host answers"
    And the file "second.txt" of mac.donald does not go to ada.byron: "the other side does not reach"
    When mac.donald writes "is it there?" to ada.byron
    Then ada.byron reads "is it there?" from mac.donald
    When all faults are healed
    And mac.donald sends the file "third.txt" of 1000 octets to ada.byron
    Then ada.byron takes the file "third.txt" from mac.donald

  @IMP-07a
  Scenario: Through Expressway no file goes from peer to peer, either way
    When mac.donald signs in from inside
    And grace.hopper signs in from inside
    And ada.byron signs in from outside
    Then ada.byron is signed in outside through uclabexpwe01
    And ada.byron sees that mac.donald is available
    And sending a file to mac.donald is refused to ada.byron: "no file goes from peer to peer through Expressway"
    And mac.donald sees that ada.byron is available
    When mac.donald sends the file "plan.pdf" of 1000 octets to ada.byron
    Then the file "plan.pdf" of mac.donald does not go to ada.byron: "the answer is service-unavailable"
    And mac.donald sees that grace.hopper is available
    When mac.donald sends the file "plan.pdf" of 1000 octets to grace.hopper
    Then grace.hopper takes the file "plan.pdf" from mac.donald

  @IMP-07b
  Scenario: Through Expressway no screen capture goes either
    When mac.donald signs in from inside
    And ada.byron signs in from outside
    Then ada.byron is signed in outside through uclabexpwe01
    And ada.byron sees that mac.donald is available
    And sending a screen capture to mac.donald is refused to ada.byron: "no file goes from peer to peer through Expressway"
    When ada.byron signs in from inside
    Then ada.byron sees that mac.donald is available
    When ada.byron sends a screen capture to mac.donald
    Then mac.donald takes the screen capture from ada.byron

  Scenario: Who does not want a file declines it
    When mac.donald signs in from inside
    And ada.byron signs in from inside
    Then mac.donald sees that ada.byron is available
    When mac.donald sends the file "joke.gif" of 1000 octets to ada.byron
    And ada.byron declines the file "joke.gif" from mac.donald
    Then the file "joke.gif" of mac.donald does not go to ada.byron: "the other side declines it"
    When mac.donald sends the file "minutes.txt" of 1000 octets to ada.byron
    Then ada.byron takes the file "minutes.txt" from mac.donald

Feature: Chats in the Webex cloud
  Users of the cloud see each other, write to each other and meet in rooms, over the cloud's XMPP. Between client and service the session
  keys of TLS have 128 bits (S4, "Cloud-Based Encryption").

  Background:
    Given the world "cloud" where 1 lab seconds pass in a second

  @CAS-17
  Scenario: Session keys have 128 bits between client and service, and 256 from client to client where that is switched on
    When ben.both signs in to the cloud from outside
    And bea.both signs in to the cloud from outside
    Then the client of ben.both decided on "presence encryption": "TLS_AES_128_GCM_SHA256", because "it is what both sides have"
    And ben.both sees that bea.both is available
    When ben.both writes "between us" to bea.both
    Then bea.both reads "between us" from ben.both
    And the client of ben.both decided on "encryption of messages with bea.both@both.example.com": "AES with 256 bits", because "keys were exchanged with …"
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    When paul.plain writes "in the open" to pia.plain
    Then pia.plain reads "in the open" from paul.plain
    And the client of paul.plain decided on "encryption of messages with pia.plain@plain.example.com": "none", because "the policy has no AES"

  Scenario: Who asks to see somebody of another organisation is let see, and sees
    When pia.plain signs in to the cloud from outside
    And bea.both signs in to the cloud from inside
    And pia.plain asks to see bea.both
    Then bea.both is asked by pia.plain to be seen
    And pia.plain does not see that bea.both is available
    When bea.both lets pia.plain see
    Then pia.plain sees that bea.both is available
    When bea.both signs out
    Then pia.plain sees that bea.both is gone

  @CAS-22
  Scenario: The first message goes to every client of a user, and the one that answers has the conversation until another answers
    When bea.both signs in to the cloud from outside
    And bea.both signs in to the cloud from outside with a second client too
    And ben.both signs in to the cloud from outside
    And ben.both joins the room "hall"
    And ben.both says "I see who is here" in the room "hall"
    Then ben.both reads "I see who is here" from ben.both in the room "hall"
    And ben.both sees that bea.both is available
    When ben.both writes "anybody there?" to bea.both
    Then bea.both reads "anybody there?" from ben.both
    And bea.both reads "anybody there?" from ben.both on the second client
    When bea.both writes "here" to ben.both on the second client
    Then ben.both reads "here" from bea.both
    When ben.both writes "good" to bea.both
    Then bea.both reads "good" from ben.both on the second client
    When bea.both writes "now here" to ben.both
    Then ben.both reads "now here" from bea.both
    When ben.both writes "I follow" to bea.both
    Then bea.both reads "I follow" from ben.both
    And the messages of bea.both are, in this order:
      | anybody there? |
      | I follow       |
    And the messages of the second client of bea.both are, in this order:
      | anybody there? |
      | good           |

  @CAS-22
  Scenario: Without encryption several clients share the conversations out in the same way
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside with a second client too
    Then paul.plain sees that pia.plain is available
    When paul.plain writes "anybody there?" to pia.plain
    Then pia.plain reads "anybody there?" from paul.plain
    And pia.plain reads "anybody there?" from paul.plain on the second client
    When pia.plain writes "here" to paul.plain on the second client
    Then paul.plain reads "here" from pia.plain
    When paul.plain writes "good" to pia.plain
    Then pia.plain reads "good" from paul.plain on the second client
    And the messages of pia.plain are, in this order:
      | anybody there? |

  @CAS-11
  Scenario: What is said in a group chat is not encrypted from client to client, whatever the policy
    When sue.strict signs in to the cloud from outside
    And sam.strict signs in to the cloud from outside
    Then sue.strict sees that sam.strict is available
    When sue.strict writes "for you alone" to sam.strict
    Then sam.strict reads "for you alone" from sue.strict
    And sue.strict sees a padlock on the chat with sam.strict
    And no request "message chat" that isj1 got contains "for you alone"
    When sue.strict joins the room "tea"
    And sam.strict joins the room "tea"
    And sue.strict says "one lump?" in the room "tea"
    Then sam.strict reads "one lump?" from sue.strict in the room "tea"
    And the request "message groupchat" that isj1 got contains "one lump?"
    And the client of sue.strict decided on "encryption of messages with tea@conference.strict.example.com": "none", because "group chats are never encrypted from client to client"
    And sue.strict sees a lock on group chats

  @CAS-18
  Scenario: The service logs what it can read, and cannot read what goes by AES from client to client
    When ben.both signs in to the cloud from outside
    And bea.both signs in to the cloud from outside
    And paul.plain signs in to the cloud from outside
    Then ben.both sees that bea.both is available
    And ben.both sees that paul.plain is available
    When ben.both writes "not for the archive" to bea.both
    Then bea.both reads "not for the archive" from ben.both
    When ben.both writes "for the archive" to paul.plain
    Then paul.plain reads "for the archive" from ben.both
    When ben.both sends "GET /messages" from outside to archive of isj1
    Then the answer reads "to paul.plain@plain.example.com: for the archive"
    And the answer does not read "not for the archive"
    And the answer does not read "bea.both@both.example.com:"

  @CAS-21
  Scenario: What the service keeps of messages is kept as it was written
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    When paul.plain writes "plainly so" to pia.plain
    Then pia.plain reads "plainly so" from paul.plain
    And paul.plain is served at port 443 of isj1 over TLS
    And a stranger outside who asks archive of isj1 for "/messages" reads "to pia.plain@plain.example.com: plainly so"

Feature: Encryption from client to client, in the Webex cloud
  Two policies of an organisation, "Support AES Encoding For IM" and "Support No Encoding For IM", say what its clients send, take and
  show (S4, "Client-to-Client Encryption"): at plain.example.com without AES, at both.example.com with and without, at strict.example.com
  with AES alone. Clients that cannot encrypt at all are those of others.

  Background:
    Given the world "cloud" where 1 lab seconds pass in a second

  @CAS-10a
  Scenario: Without AES messages go as they are written, both ways, to clients that could encrypt
    When paul.plain signs in to the cloud from outside
    And ben.both signs in to the cloud from outside
    Then paul.plain sees that ben.both is available
    And ben.both sees that paul.plain is available
    When paul.plain writes "as it is" to ben.both
    Then ben.both reads "as it is" from paul.plain
    And the request "message chat" that isj1 got contains "as it is"
    When ben.both writes "likewise" to paul.plain
    Then paul.plain reads "likewise" from ben.both
    And the request "message chat" that isj1 got contains "likewise"
    And the client of ben.both decided on "encryption of messages with paul.plain@plain.example.com": "none", because "the other client negotiates no key exchange"

  @CAS-10b
  Scenario: Without AES messages go as they are written, both ways, to clients that cannot encrypt
    Given pia.plain has a client with:
      | setting            | value |
      | message encryption | none  |
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    When paul.plain writes "as it is" to pia.plain
    Then pia.plain reads "as it is" from paul.plain
    When pia.plain writes "likewise" to paul.plain
    Then paul.plain reads "likewise" from pia.plain
    And the request "message chat" that isj1 got contains "as it is"
    And the request "message chat" that isj1 got contains "likewise"

  @CAS-10c
  Scenario: With both policies messages between clients that can encrypt are encrypted, both ways
    When ben.both signs in to the cloud from outside
    And bea.both signs in to the cloud from outside
    Then ben.both sees that bea.both is available
    And bea.both sees that ben.both is available
    When ben.both writes "between us" to bea.both
    Then bea.both reads "between us" from ben.both
    When bea.both writes "and nobody else" to ben.both
    Then ben.both reads "and nobody else" from bea.both
    And the request "message chat" that isj1 got contains "http://webex.com/connect/aes"
    And no request "message chat" that isj1 got contains "between us"
    And no request "message chat" that isj1 got contains "and nobody else"

  @CAS-10d
  Scenario: With both policies a client sends encrypted what the other cannot read, and reads what comes without encryption
    Given bea.both has a client with:
      | setting            | value |
      | message encryption | none  |
    When ben.both signs in to the cloud from outside
    And bea.both signs in to the cloud from outside
    Then ben.both sees that bea.both is available
    And bea.both sees that ben.both is available
    When ben.both writes "can you read this?" to bea.both
    Then a message of ben.both is kept from bea.both: "there is no key to read it with"
    And the client of ben.both decided on "encryption of messages with bea.both@both.example.com": "AES with 256 bits", because "the other client does not support AES"
    And the request "message chat" that isj1 got contains "http://webex.com/connect/aes"
    And no request "message chat" that isj1 got contains "can you read this?"
    When bea.both writes "something came" to ben.both
    Then ben.both reads "something came" from bea.both
    And the request "message chat" that isj1 got contains "something came"

  @CAS-10e
  Scenario: With AES alone messages between clients that can encrypt are encrypted, both ways
    When sue.strict signs in to the cloud from outside
    And sam.strict signs in to the cloud from outside
    Then sue.strict sees that sam.strict is available
    And sam.strict sees that sue.strict is available
    When sue.strict writes "between us" to sam.strict
    Then sam.strict reads "between us" from sue.strict
    When sam.strict writes "and nobody else" to sue.strict
    Then sue.strict reads "and nobody else" from sam.strict
    And the request "message chat" that isj1 got contains "http://webex.com/connect/aes"
    And no request "message chat" that isj1 got contains "between us"
    And no request "message chat" that isj1 got contains "and nobody else"

  @CAS-10f @CAS-10h
  Scenario: With AES alone nothing goes to a client that cannot encrypt, the user is told, and nothing comes from it
    Given sam.strict has a client with:
      | setting            | value |
      | message encryption | none  |
    When sue.strict signs in to the cloud from outside
    And sam.strict signs in to the cloud from outside
    Then sue.strict sees that sam.strict is available
    And sam.strict sees that sue.strict is available
    When sue.strict writes "can you read this?" to sam.strict
    Then sue.strict is told that "can you read this?" did not reach sam.strict
    And the client of sue.strict decided on "encryption of messages with sam.strict@strict.example.com": "not sent", because "the other client does not support AES"
    When sam.strict writes "in the open" to sue.strict
    Then a message of sam.strict is kept from sue.strict: "it came without encryption"
    And no request "message chat" that isj1 got contains "can you read this?"
    Given sam.strict has a client with:
      | setting            | value |
      | message encryption | AES   |
    When sam.strict signs in to the cloud from outside
    Then sam.strict sees that sue.strict is available
    When sam.strict writes "and now?" to sue.strict
    Then sue.strict reads "and now?" from sam.strict
    When sue.strict writes "now it goes" to sam.strict
    Then sam.strict reads "now it goes" from sue.strict

  @CAS-10g
  Scenario Outline: Where messages are encrypted from client to client the chat shows it: <one> and <other>
    When <one> signs in to the cloud from outside
    And <other> signs in to the cloud from outside
    Then <one> sees that <other> is available
    And <one> sees a lock on the chat with <other>
    When <one> writes "hello" to <other>
    Then <other> reads "hello" from <one>
    And <one> sees a padlock on the chat with <other>
    And <other> sees a padlock on the chat with <one>

    Examples:
      | one        | other      |
      | ben.both   | bea.both   |
      | sue.strict | sam.strict |

  @CAS-10i
  Scenario: Without the policy for AES no key is asked for, and none is given
    When paul.plain signs in to the cloud from outside
    And ben.both signs in to the cloud from outside
    Then paul.plain sees that ben.both is available
    And ben.both sees that paul.plain is available
    When paul.plain writes "no keys" to ben.both
    Then ben.both reads "no keys" from paul.plain
    And isj1 was never asked "iq get key-exchange" by paul.plain
    When ben.both writes "a key?" to paul.plain
    Then paul.plain reads "a key?" from ben.both
    And isj1 was asked "iq get key-exchange" by ben.both
    And the request "iq error" that isj1 got contains "not-allowed"

  @IMP-21
  Scenario: The lock stands for encryption to the server, in the cloud and on premises, the padlock for encryption to the other client
    When paul.plain signs in to the cloud from outside
    And pia.plain signs in to the cloud from outside
    Then paul.plain sees that pia.plain is available
    When paul.plain writes "hello" to pia.plain
    Then pia.plain reads "hello" from paul.plain
    And paul.plain sees a lock on the chat with pia.plain
    When sue.strict signs in to the cloud from outside
    And sam.strict signs in to the cloud from outside
    Then sue.strict sees that sam.strict is available
    When sue.strict writes "hello" to sam.strict
    Then sam.strict reads "hello" from sue.strict
    And sue.strict sees a padlock on the chat with sam.strict
    And sue.strict sees a lock on group chats

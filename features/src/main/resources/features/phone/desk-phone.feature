Feature: The phone on the desk
  Inside, a client controls the phone on its user's desk through CTI, and other applications control softphones of desktops (S4).
  The calls are those of the phone, and so is their sound.

  @CTI-01
  Scenario: A client has the phone on the desk call, hold, resume and hang up
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting       | value      |
      | phone control | desk phone |
    And mia.mobile has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    Then the desk phone of dora.desk is registered at cucm1
    When dora.desk signs in from inside
    And mia.mobile signs in from inside
    Then the client of dora.desk decided within 30 lab seconds on "desk phone": "SEP001122334455"
    And the phone of dora.desk is registered at cucm1
    When dora.desk calls mia.mobile
    And mia.mobile answers
    Then the call of dora.desk is connected
    And the desk phone of dora.desk is connected
    And mia.mobile hears the desk phone of dora.desk
    And the desk phone of dora.desk hears mia.mobile
    When dora.desk holds the call
    Then the desk phone of dora.desk holds its call
    And the call of mia.mobile is held at the other side
    When dora.desk resumes the call
    Then the call of mia.mobile is connected
    When dora.desk hangs up
    Then the call of mia.mobile is over: "hung up there"
    And the call of dora.desk is over: "hung up"

  @CTI-01
  Scenario: A call for the phone on the desk is answered at the client
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting       | value      |
      | phone control | desk phone |
    And mia.mobile has a client with:
      | setting | value |
      | codecs  | PCMU  |
    When the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    Then the desk phone of dora.desk is registered at cucm1
    When dora.desk signs in from inside
    And mia.mobile signs in from inside
    Then the phone of dora.desk is registered at cucm1
    When mia.mobile dials "7201"
    Then dora.desk is called by mia.mobile
    When dora.desk answers
    Then the desk phone of dora.desk hears mia.mobile
    When mia.mobile hangs up
    Then the call of dora.desk is over: "hung up there"

  @CTI-01 @EDGE-22a
  Scenario: Outside there is no such control
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting       | value      |
      | phone control | desk phone |
    When the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    And dora.desk signs in from outside
    Then the client of dora.desk decided within 30 lab seconds on "desk phone": "none"
    And the client of dora.desk decided on "desk phone": "none", because "there is no desk phone control outside"
    And cucm1 was never asked "cti-open dora.desk"
    When dora.desk signs in from inside
    Then the client of dora.desk decided within 30 lab seconds on "desk phone": "SEP001122334455"
    And cucm1 was asked "cti-open dora.desk"

  @CTI-01
  Scenario: The node whose CTI is stopped makes way for the next
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting       | value      |
      | phone control | desk phone |
    When the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    And dora.desk signs in from inside
    Then the phone of dora.desk is registered at cucm1
    When cti of cucm1 is stopped
    Then the client of dora.desk decided within 30 lab seconds on "desk phone": "cucm1.example.com passed over"
    And the phone of dora.desk is registered at cucm1
    And cucm2 was asked "cti-watch SEP001122334455"
    When cti of cucm1 is started
    And dora.desk dials "9901"
    Then the desk phone of dora.desk is connected

  @CTI-02
  Scenario: Another application has the softphone of a desktop call, answer and hang up
    Given the world "desk-phone"
    When dora.desk signs in from inside
    And mia.mobile signs in from inside
    Then the phone of dora.desk is registered at cucm1
    And the phone of mia.mobile is registered at cucm1
    When an application inside signs in to CTI of cucm2 as dora.desk
    And the application has "CSFDORA" call "7202"
    Then mia.mobile is called by dora.desk
    When mia.mobile answers
    Then the call of dora.desk is connected
    When the application has "CSFDORA" hang up
    Then the call of mia.mobile is over: "hung up there"
    When mia.mobile dials "7201"
    Then the phone of dora.desk rings
    When the application has "CSFDORA" answer
    Then the call of mia.mobile is connected

  @CTI-02
  Scenario Outline: That of a mobile client obeys nobody: <device>
    Given the world "desk-phone"
    And mia.mobile has a client with:
      | setting | value  |
      | device  | <kind> |
    When mia.mobile signs in from inside
    Then the phone of mia.mobile is registered at cucm1
    When an application inside signs in to CTI of cucm1 as mia.mobile
    Then calling "7201" with "<device>" is refused to the application: "a mobile client cannot be controlled"
    And calling "7201" with "SEP001122334455" is refused to the application: "no such device of this user"

    Examples:
      | kind | device |
      | TCT  | TCTMIA |
      | BOT  | BOTMIA |

  @CTI-03
  Scenario: In a virtual desktop there is no softphone, and the rest works
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting         | value        |
      | virtual desktop | without VXME |
    When mia.mobile signs in from inside
    And dora.desk signs in from inside
    Then the client of dora.desk decided within 30 lab seconds on "softphone": "none"
    And the client of dora.desk decided on "softphone": "none", because "a virtual desktop without VXME has none"
    And cucm1 was never asked "REGISTER sip:cucm1.example.com" by dora.desk
    And cucm1 was asked "REGISTER sip:cucm1.example.com" by mia.mobile
    When dora.desk writes "from the desktop" to mia.mobile
    Then mia.mobile reads "from the desktop" from dora.desk

  @CTI-03
  Scenario: In a virtual desktop the phone on the desk is controlled
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting         | value        |
      | virtual desktop | without VXME |
      | phone control   | desk phone   |
    When the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    And dora.desk signs in from inside
    Then the phone of dora.desk is registered at cucm1
    When dora.desk dials "9901"
    Then the desk phone of dora.desk is connected

  @CTI-03
  Scenario: In a virtual desktop there is voicemail
    Given the world "desk-phone"
    And dora.desk has a client with:
      | setting         | value        |
      | virtual desktop | without VXME |
    When dora.desk signs in from inside
    And dora.desk asks for the voice messages
    Then dora.desk gets the voice messages:
      | hello |
    When "5559" leaves dora.desk a voice message of 2 seconds
    Then dora.desk is shown a voice message from "5559"

  @VHA-12
  Scenario: The interval is that of every phone of the cluster
    Given the world "desk-phone"
    When dora.desk signs in from inside
    And mia.mobile signs in from inside
    And the desk phone "SEP001122334455" of dora.desk is plugged in inside, with files from cucm1
    Then the phone of dora.desk is registered at cucm1
    And the phone of mia.mobile is registered at cucm1
    And the desk phone of dora.desk is registered at cucm1
    And the client of dora.desk decided on "phone registration": "cucm1.example.com", because "for 60 s, a new registration there"
    And the client of mia.mobile decided on "phone registration": "cucm1.example.com", because "for 60 s, a new registration there"
    And the desk phone of dora.desk was granted 60 seconds

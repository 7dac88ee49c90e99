Feature: How packets are marked
  Differentiated services code points by who sets them (S4, "Quality of Service Configuration"). What is compared is what the system says
  of the sockets; that packets carry it is seen with tcpdump elsewhere.

  @MED-05
  Scenario: The network marks by ports
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value   |
      | video   | w144p   |
      | marking | NETWORK |
    When mac.donald signs in from inside
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    And the media of mac.donald are marked 46 for sound and 34 for video
    And connections of mac.donald to port 5060 are marked 26
    And connections of mac.donald to port 5222 are marked 26
    And the client of mac.donald decided on "marking": "audio 46, video 34, signalling 26", because "by the network"

  @MED-12
  Scenario: A group policy marks what the program of the client sends
    Given the world "uclab"
    And mac.donald has a client with:
      | setting | value        |
      | video   | w144p        |
      | marking | GROUP_POLICY |
    When mac.donald signs in from inside
    And mac.donald dials "9901"
    Then the call of mac.donald is connected
    And the media of mac.donald are marked 46 for sound and 34 for video
    And connections of mac.donald to port 5060 are marked 24
    And connections of mac.donald to port 5222 are marked 0

  Scenario: There are no group policies on a Mac
    Given the world "media"
    And mack.mac has a client with:
      | setting | value        |
      | system  | MAC          |
      | video   | w144p        |
      | marking | GROUP_POLICY |
    When mack.mac signs in from inside
    And mack.mac dials "9901"
    Then the call of mack.mac is connected
    And the media of mack.mac are marked 0 for sound and 0 for video

  @MED-13
  Scenario Outline: On <system> a client marks as its device file says: <audio>, <video>
    Given the world "media"
    And <user> has a client with:
      | setting | value    |
      | device  | <device> |
      | system  | <system> |
      | video   | w144p    |
    When <user> signs in from inside
    And <user> dials "9901"
    Then the call of <user> is connected
    And the media of <user> are marked <audio> for sound and <video> for video
    And connections of <user> to port 5060 are marked <signalling>

    Examples:
      | system  | user          | device | audio | video | signalling |
      | MAC     | mack.mac      | CSF    | 40    | 32    | 16         |
      | ANDROID | andy.android  | BOT    | 40    | 32    | 16         |
      | IOS     | ines.iphone   | TCT    | 40    | 32    | 16         |
      | WINDOWS | wendy.windows | CSF    | 0     | 0     | 0          |

  @MED-14
  Scenario Outline: Differentiated service is <service> on a Mac
    Given the world "media"
    And mack.mac has a client with:
      | setting                | value     |
      | system                 | MAC       |
      | video                  | w144p     |
      | differentiated service | <service> |
    When mack.mac signs in from inside
    And mack.mac dials "9901"
    Then the call of mack.mac is connected
    And the media of mack.mac are marked <audio> for sound and <video> for video

    Examples:
      | service | audio | video |
      | on      | 40    | 32    |
      | off     | 0     | 0     |

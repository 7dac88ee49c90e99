Feature: Who may see a user's resources
  UDS wants the credentials of the user whom a path names, or a session that these have opened; a session lasts as long as
  it is used.

  Background:
    Given the world "self-care"

  @UDS-04 @UDS-04a
  Scenario Outline: Credentials: <user> with <password> for <path>
    When a stranger inside sends "GET /cucm-uds/user/<path>/devices" to uds of cucm1 as "<user>" with the password "<password>"
    Then the answer is <status>

    Examples:
      | user          | password | path          | status |
      | adam.mckenzie | Forward1 | adam.mckenzie | 200    |
      | Adam.McKENZIE | Forward1 | ADAM.mckenzie | 200    |
      | adam.mckenzie | forward1 | adam.mckenzie | 401    |
      | adam.mckenzie | FORWARD1 | adam.mckenzie | 401    |
      | adam.mckenzie | Recurse2 | adam.mckenzie | 401    |
      | eve.holt      | Recurse2 | adam.mckenzie | 401    |
      | nobody        | Forward1 | adam.mckenzie | 401    |

  @UDS-04 @UDS-04b
  Scenario: A session opens what its user may see, and nobody else's
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/devices" from inside to uds of cucm1
    Then the answer is 200
    And the answer has these headers "Set-Cookie":
      """
      JSESSIONIDSSO=[0-9A-F]{32}; Path=/; Secure; HttpOnly
      JSESSIONID=[0-9A-F]{32}; Path=/cucm-uds/; Secure; HttpOnly
      """
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie/devices" to uds of cucm1 with the cookies set last
    Then the answer is 200
    When a stranger inside sends "GET /cucm-uds/user/eve.holt/devices" to uds of cucm1 with the cookies set last
    Then the answer is 401
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie/devices" to uds of cucm2 with the cookies set last
    Then the answer is 401

  @UDS-04 @UDS-04b
  Scenario Outline: An invented cookie opens nothing: <cookie>
    When adam.mckenzie sends "GET /cucm-uds/user/adam.mckenzie/devices" from inside to uds of cucm1
    Then the answer is 200
    When a stranger inside sends "GET /cucm-uds/user/adam.mckenzie/devices" to uds of cucm1 with the cookie "<cookie>"
    Then the answer is 401

    Examples:
      | cookie                                         |
      | JSESSIONIDSSO=00000000000000000000000000000001 |
      | JSESSIONID=0123456789ABCDEF0123456789ABCDEF    |
      | JSESSIONIDSSO=; JSESSIONID=                    |

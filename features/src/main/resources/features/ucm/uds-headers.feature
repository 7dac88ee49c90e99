Feature: Headers of UDS as captured
  An answer of 9.1.2 to anybody has few headers; one with a session says that it is not for caches, and sets two cookies.

  Background:
    Given the world "uclab"

  @UDS-41
  Scenario: The headers of an answer to nobody in particular
    When a stranger inside sends "GET /cucm-uds/version" to uds of uclabcucm-pub with the cookie "a=b"
    Then the answer has these headers "X-Frame-Options":
      """
      SAMEORIGIN
      """
    And the answer has these headers "Content-Type":
      """
      application/xml
      """
    And the answer has these headers "Server":
      """
      """
    And the answer has the headers "X-Frame-Options, Content-Type, Content-Length, Date, Server"

  @UDS-41
  Scenario: The headers of an answer that opens a session
    When mac.donald sends "GET /cucm-uds/user/mac.donald/devices" from inside to uds of uclabcucm-pub
    Then the answer has these headers "Cache-Control":
      """
      private
      """
    And the answer has these headers "Expires":
      """
      Thu, 01 Jan 1970 00:00:00 GMT\+00:00
      """
    And the answer has these headers "Set-Cookie":
      """
      JSESSIONIDSSO=[0-9A-F]{32}; Path=/; Secure; HttpOnly
      JSESSIONID=[0-9A-F]{32}; Path=/cucm-uds/; Secure; HttpOnly
      """
    And the answer has the headers "Cache-Control, Expires, Set-Cookie, Set-Cookie, X-Frame-Options, Content-Type, Content-Length, Date, Server"

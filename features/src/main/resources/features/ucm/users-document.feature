Feature: The users document of the trace
  Release 9.1.2 prints who it found with counts, names, number and useLdapAuth, to everybody who asks.

  Background:
    Given the world "uclab"

  @UDS-25 @UDS-25a
  Scenario: Counts and the page
    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/users?username=mac.donald&max=4" reads '<users totalCount="1" returnedCount="1" requestedCount="4" start="0" version="9.1.2" '

  @UDS-25 @UDS-25b
  Scenario Outline: Fields: <text>
    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/users?username=mac.donald&max=4" reads '<text>'

    Examples:
      | text                                                                                 |
      | <userName>mac.donald</userName><firstName>Mac</firstName><lastName>Donald</lastName> |
      | <phoneNumber>5002</phoneNumber>                                                      |

  @UDS-25 @UDS-25c
  Scenario: Whether the password is the directory's
    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/users?username=mac.donald&max=4" reads '<useLdapAuth>true</useLdapAuth>'

Feature: The users document of the trace
  Release 9.1.2 prints who it found with counts, names, number and useLdapAuth, to everybody who asks.

  @UDS-25
  Scenario Outline: Whoever asks for mac.donald reads <text>
    Given the world "uclab"
    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/users?username=mac.donald&max=4" reads '<text>'

    Examples:
      | text                                                                              |
      | <users totalCount="1" returnedCount="1" requestedCount="4" start="0" version="9.1.2" |
      | <userName>mac.donald</userName><firstName>Mac</firstName><lastName>Donald</lastName> |
      | <phoneNumber>5002</phoneNumber>                                                   |
      | <useLdapAuth>true</useLdapAuth>                                                   |

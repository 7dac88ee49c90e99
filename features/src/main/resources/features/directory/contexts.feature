Feature: Where and for whom a directory is searched
  A service profile names up to three search contexts, and a filter that every search keeps to, that by an id as well.

  Background:
    Given the world "directory-contexts"

  @DIR-11 @DIR-11c
  Scenario Outline: Each of three search contexts is searched: <name> is below number <number>
    Given ada.byron has a client with:
      | setting        | value |
      | contact source | BDI   |
    When ada.byron signs in from inside
    And ada.byron searches for "<typed>"
    Then ada.byron finds "<name>"
    And dc1 was asked "search base=<base> SUB"
    When ada.byron searches for "ada"
    Then ada.byron finds nobody

    Examples:
      | number | typed | name         | base                                       |
      | 1      | eve   | Eve First    | DC=emea,DC=example,DC=com                  |
      | 2      | grace | Grace Hopper | CN=Grace Hopper,OU=Users,DC=example,DC=com |
      | 3      | cy    | Cy Third     | CN=Cy Third,OU=Users,DC=example,DC=com     |

  @DIR-11 @DIR-11d
  Scenario: The base filter holds for what is typed and for a look-up by id
    Given fay.filter has a client with:
      | setting        | value |
      | contact source | BDI   |
    When fay.filter signs in from inside
    And fay.filter searches for "ada"
    Then fay.filter finds "Ada Byron"
    When fay.filter searches for "grace"
    Then fay.filter finds nobody
    When fay.filter looks up the user "ada.byron"
    Then fay.filter finds "Ada Byron"
    When fay.filter looks up the user "grace.hopper"
    Then fay.filter finds nobody

  @UDS-37
  Scenario: Who is in the directory and not synchronized is found by LDAP inside, and not by UDS outside
    Given fay.filter has a client with:
      | setting        | value |
      | contact source | BDI   |
    When fay.filter signs in from inside
    And fay.filter searches for "nick"
    Then fay.filter finds "Nick New"
    And a stranger inside who asks uds of cucm1 for "/cucm-uds/users?name=nick" reads 'totalCount="0"'
    And a stranger inside who asks uds of cucm1 for "/cucm-uds/users?name=ada" reads 'totalCount="1"'
    When fay.filter signs in from outside
    And fay.filter searches for "ada"
    Then fay.filter finds "Ada Byron"
    When fay.filter searches for "nick"
    Then fay.filter finds nobody

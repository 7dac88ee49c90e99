Feature: How many clients a node carries
  A client that looks people up by UDS counts twice as much as one that looks them up by LDAP: 5 000 against 10 000 in
  the guides, two against four here.

  @UDS-23
  Scenario: Two clients with UDS fill the node
    Given the world "small-node"
    And olga.1 has a client with:
      | setting        | value |
      | contact source | UDS   |
    And otto.two has a client with:
      | setting        | value |
      | contact source | UDS   |
    And olaf.three has a client with:
      | setting        | value |
      | contact source | UDS   |
    When olga.1 signs in from inside
    And olga.1 searches for "o"
    And otto.two signs in from inside
    And otto.two searches for "o"
    Then olga.1 finds 5 of 5 contacts
    And otto.two finds 5 of 5 contacts
    When olaf.three signs in from inside
    Then olaf.three is told that the server cannot be reached
    And cucm1 answered "503"
    When otto.two searches for "olga"
    Then otto.two finds "Olga One1"

  @UDS-23
  Scenario: Four clients with LDAP fill the node, and a fifth has to wait
    Given the world "small-node"
    When olga.1 signs in from inside
    And otto.two signs in from inside
    And olaf.three signs in from inside
    And odette.four signs in from inside
    Then olga.1 is signed in inside
    And otto.two is signed in inside
    And olaf.three is signed in inside
    And odette.four is signed in inside
    When omar.five signs in from inside
    Then omar.five is told that the server cannot be reached
    And cucm1 answered "503"
    When cucm1 loses power
    And cucm1 has power again
    And omar.five signs in from inside
    Then omar.five is signed in inside

  @UDS-23
  Scenario: A third client signs in where no room is left for its contacts
    Given the world "small-node"
    And olaf.three has a client with:
      | setting        | value |
      | contact source | UDS   |
    When olga.1 signs in from inside
    And otto.two signs in from inside
    And odette.four signs in from inside
    And olaf.three signs in from inside
    Then otto.two is signed in inside
    And olaf.three is signed in inside
    When olaf.three searches for "olga"
    Then olaf.three is told that contacts cannot be searched: "overloaded"

Feature: One domain, split-brain by the network of the caller
  One server looks at where a question comes from.

  @DNS-19 @DNS-10
  Scenario: The view follows the source network
    Given the world "split-brain-views"
    Then a stranger inside who asks ns for SRV "_collab-edge._tls.example.com" gets NXDOMAIN
    And a stranger outside who asks ns for SRV "_cisco-uds._tcp.example.com" gets NXDOMAIN
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

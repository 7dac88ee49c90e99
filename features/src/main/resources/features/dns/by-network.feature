Feature: One domain, split-brain by the network of the caller
  One server looks at where a question comes from.

  Background:
    Given the world "split-brain-views"

  @DNS-19b
  Scenario: The view follows the source network
    Then a stranger inside who asks ns for SRV "_cisco-uds._tcp.example.com" gets:
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 6 30 8443 cucm3.example.com. |
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 2 20 8443 cucm2.example.com. |
      | answer | _cisco-uds._tcp.example.com. 3600 IN SRV 1 5 8443 cucm1.example.com.  |
      | flag   | AA                                                                    |
    And a stranger outside who asks ns for SRV "_cisco-uds._tcp.example.com" gets NXDOMAIN
    And a stranger outside who asks ns for A "cucm1.example.com" gets NXDOMAIN
    And a stranger outside who asks ns for SRV "_collab-edge._tls.example.com" gets:
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 3 7 8443 xpre1.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 4 8 8443 xpre2.example.com. |
      | answer | _collab-edge._tls.example.com. 3600 IN SRV 5 0 8443 xpre3.example.com. |
      | flag   | AA                                                                     |
    And a stranger inside who asks ns for SRV "_collab-edge._tls.example.com" gets NXDOMAIN

  @DNS-10
  Scenario: Clients find what is for their network
    When adam.mckenzie signs in from inside
    Then adam.mckenzie is signed in inside
    When adam.mckenzie signs in from outside
    Then adam.mckenzie is signed in outside through xpre1

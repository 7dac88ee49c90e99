Feature: What the client calls itself
  In SIP it is Cisco-CSF; in HTTP it says its platform and its build (S1).

  @SIP-15
  Scenario: In HTTP a desktop client says its platform and its build
    Given the world "uclab"
    When mac.donald signs in from inside
    Then the request "GET /MDonald.cnf.xml" that uclabcucm-pub got has the header "User-Agent" like "Jabber-Win-[0-9]+"

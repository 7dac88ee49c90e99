Feature: Documents of UDS to the byte
  What 9.1.2 answers a client on its way in, whole: version, home cluster, servers and devices.

  Background:
    Given the world "uclab"

  @UDS-01 @UDS-01a
  Scenario: The release is told without credentials
    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/version" gets 200

  @UDS-01 @UDS-01b
  Scenario: The document of the release
    When mac.donald sends "GET /cucm-uds/version" from inside to uds of uclabcucm-pub
    Then the answer is the document:
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <versionInformation version="9.1.2" uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/version">
      <name>Cisco User Data Service</name><version>9.1.2</version><installedProducts>
      <product>Cisco Unified Communications Manager</product><product>Cisco Enterprise License Manager</product></installedProducts></versionInformation>
      """

  @UDS-02
  Scenario: The home of a user is told without credentials, and a user nobody knows is no error
    When a stranger inside sends "GET /cucm-uds/clusterUser?username=mac.donald" to uds of uclabcucm-pub with the cookie "a=b"
    Then the answer is the document:
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <clusterUser version="9.1.2" uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/clusterUser?username=mac.donald">
      <result found="true" uri="https://uclabcucm-pub:8443/cucm-uds/user/mac.donald" version="9.1.2"/>
      <homeCluster serversUri="https://uclabcucm-pub:8443/cucm-uds/servers">uclabcucm-pub</homeCluster></clusterUser>
      """
    When a stranger inside sends "GET /cucm-uds/clusterUser?username=nobody" to uds of uclabcucm-pub with the cookie "a=b"
    Then the answer is 200
    And the answer is the document:
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <clusterUser version="9.1.2" uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/clusterUser?username=nobody">
      <result found="false"/></clusterUser>
      """

  @UDS-03
  Scenario: The servers are told without credentials
    When a stranger inside sends "GET /cucm-uds/servers" to uds of uclabcucm-pub with the cookie "a=b"
    Then the answer is the document:
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <servers version="9.1.2" uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/servers">
      <server>uclabcucm-pub</server><server>uclabcucm-sub</server></servers>
      """

  @UDS-04 @UDS-04c
  Scenario: The elements of a list of devices
    When mac.donald sends "GET /cucm-uds/user/mac.donald/devices" from inside to uds of uclabcucm-pub
    Then the answer is the document:
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <devices version="9.1.2" uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/devices">
      <device hasPrimaryNumber="true" uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/device/29e15ce2-637f-c0bc-edbd-34515e83acec">
      <id>29e15ce2-637f-c0bc-edbd-34515e83acec</id><name>MDonald</name>
      <model>Cisco Unified Client Services Framework</model><product>390</product><description></description>
      <protocol>SIP</protocol><provision><uri>http://uclabcucm-pub:6970/MDonald.cnf.xml</uri>
      <uri>http://uclabcucm-sub:6970/MDonald.cnf.xml</uri></provision><hasSoftkeyTemplate></hasSoftkeyTemplate>
      <hasPhoneTemplate></hasPhoneTemplate><supportsFeatures><audibleMwi>false</audibleMwi>
      <dnd configurable="false">true</dnd><dualMode>false</dualMode><phoneTemplate>true</phoneTemplate>
      <softkeyTemplate>false</softkeyTemplate><lineTextLabel>true</lineTextLabel><localization>true</localization>
      <logMissedCallsOption>false</logMissedCallsOption><mobility>true</mobility><mwlPolicy>false</mwlPolicy>
      <onlineUserGuide>false</onlineUserGuide><supportsIpPhoneServices>false</supportsIpPhoneServices>
      <serviceProfile>true</serviceProfile></supportsFeatures><userGuide uri=""/>
      <userLocale typeTableUri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/typeTables/typeUserLocale">0</userLocale>
      <defaultLocale>1</defaultLocale>
      <doNotDisturbSettings uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/device/29e15ce2-637f-c0bc-edbd-34515e83acec/dndsettings"/>
      <speeddials uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/device/29e15ce2-637f-c0bc-edbd-34515e83acec/speedDials"/>
      <subscribedServices uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/device/29e15ce2-637f-c0bc-edbd-34515e83acec/subscribedServices"/>
      <phoneButtons uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/device/29e15ce2-637f-c0bc-edbd-34515e83acec/phoneButtons"/>
      <numbers uri="https://uclabcucm-pub.uclab.com:8443/cucm-uds/user/mac.donald/device/29e15ce2-637f-c0bc-edbd-34515e83acec/numbers"/>
      <requirecerlocation>false</requirecerlocation></device></devices>
      """

  @UDS-04 @UDS-04d
  Scenario: A device leads to its file on each TFTP server, in their order
    When mac.donald sends "GET /cucm-uds/user/mac.donald/devices" from inside to uds of uclabcucm-pub
    Then the answer reads '<provision><uri>http://uclabcucm-pub:6970/MDonald.cnf.xml</uri><uri>http://uclabcucm-sub:6970/MDonald.cnf.xml</uri></provision>'

Feature: Files that go by the presence servers
  Where managed file transfer is on, a client brings a file to its presence node by HTTPS, and the other one fetches it there. Other
  than from peer to peer that works through Expressway, too (S4, "Instant Messaging and Presence").

  Background:
    Given the world "managed-files" where 1 lab seconds pass in a second

  @IMP-07c
  Scenario: Through Expressway files go by the presence servers, either way
    When fay.file signs in from inside
    And gil.get signs in from outside
    Then gil.get is signed in outside through xpre1
    And gil.get sees that fay.file is available
    When gil.get sends the file "plan.pdf" of 20000 octets to fay.file
    Then fay.file takes the file "plan.pdf" from gil.get
    And xpre1 was asked "POST /ZXhhbXBsZS5jb20vaHR0cHMv…" by gil.get
    And fay.file sees that gil.get is available
    When fay.file sends the file "answer.pdf" of 100000 octets to gil.get
    Then gil.get takes the file "answer.pdf" from fay.file
    And file-transfer of cup1 was asked "POST /files/…"
    And xpre1 was asked "GET /ZXhhbXBsZS5jb20vaHR0cHMvY3VwMS5leGFtcGxlLmNvbS83MzM2/files/…" by gil.get

  @IMP-07c
  Scenario: A file that is too large goes nowhere, and one that is not does
    When fay.file signs in from inside
    And gil.get signs in from outside
    Then gil.get sees that fay.file is available
    When gil.get sends the file "film.mp4" of 100001 octets to fay.file
    Then the file "film.mp4" of gil.get does not go to fay.file: "the answer is not-acceptable"
    When gil.get sends the file "clip.mp4" of 99999 octets to fay.file
    Then fay.file takes the file "clip.mp4" from gil.get

  Scenario: Where the presence server of who sends does not answer there nothing goes, and messages do
    When fay.file signs in from inside
    And gil.get signs in from inside
    Then gil.get sees that fay.file is available
    When the fault "refuse" at file-transfer of cup2
    And gil.get sends the file "first.txt" of 1000 octets to fay.file
    Then the file "first.txt" of gil.get does not go to fay.file: "the file server does not do it"
    When gil.get writes "is it there?" to fay.file
    Then fay.file reads "is it there?" from gil.get
    When all faults are healed
    And gil.get sends the file "second.txt" of 1000 octets to fay.file
    Then fay.file takes the file "second.txt" from gil.get

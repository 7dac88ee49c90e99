package org.uclab.lab.fault;

/** What can go wrong in an answer; one sealed family for each protocol. The occasion is a question. */
public sealed interface AnswerFault extends Fault
        permits DnsFault, HttpFault, UcmFault, TftpFault, LdapFault, XmppFault, CertificateFault {}

package org.uclab.sim.directory.ldap;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.FaultText;

/**
 * A wrong answer of an LDAP server. Occasion attributes: {@code operation} ({@code bind}, {@code search}, …),
 * {@code user} (the name bound with, or being bound with; empty for nobody) and {@code base} of a search. What refuses comes
 * before the directory is asked, what spoils or loses the answer after it.
 */
sealed interface LdapFault extends RequestFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "ldap-result",
                    "ldap-result RESULT",
                    "ldap",
                    "the operation ends with RESULT (busy, unavailable, invalidCredentials, …)",
                    LdapFault.Result::new),
            new FaultForm(
                    "ldap-slow",
                    "ldap-slow TIME",
                    "ldap",
                    "the answer comes later by TIME, or the search's time limit ends it",
                    a -> new LdapFault.Slow(FaultText.duration(a))),
            new FaultForm(
                    "ldap-no-reply",
                    "ldap-no-reply",
                    "ldap",
                    "the request is read and never answered",
                    a -> new LdapFault.NoReply()),
            new FaultForm(
                    "ldap-disconnect",
                    "ldap-disconnect",
                    "ldap",
                    "a notice of disconnection instead of an answer, and the connection ends",
                    a -> new LdapFault.Disconnect()),
            new FaultForm(
                    "ldap-malformed",
                    "ldap-malformed",
                    "ldap",
                    "a part of the answer claims to be longer than the whole",
                    a -> new LdapFault.Malformed()),
            new FaultForm(
                    "ldap-truncated",
                    "ldap-truncated N",
                    "ldap",
                    "a search gives N entries at most and says that the size limit was exceeded",
                    a -> new LdapFault.Truncated(FaultText.number(a))));

    /** The members, for switches without a default. */
    enum Kind {
        RESULT,
        SLOW,
        NO_REPLY,
        DISCONNECT,
        MALFORMED,
        TRUNCATED
    }

    Kind kind();

    /** The operation ends with this result, by its name in RFC 4511 §4.1.9, and without an entry. */
    record Result(String name) implements LdapFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        private static final Map<String, Integer> CODES = codes();

        /**
         * @throws IllegalArgumentException when there is no such result; the message has those there are
         */
        public Result {
            if (!CODES.containsKey(name)) {
                throw new IllegalArgumentException(
                        "there is no LDAP result '" + name + "'; known: " + String.join(", ", CODES.keySet()));
            }
        }

        /** The number, 0 to 80. */
        public int code() {
            return CODES.get(name);
        }

        /** The name of a number; the number itself where it has none. */
        public static String nameOf(int code) {
            return CODES.entrySet().stream()
                    .filter(entry -> entry.getValue() == code)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(Integer.toString(code));
        }

        private static Map<String, Integer> codes() {
            Map<String, Integer> codes = new LinkedHashMap<>();
            codes.put("success", 0);
            codes.put("operationsError", 1);
            codes.put("protocolError", 2);
            codes.put("timeLimitExceeded", 3);
            codes.put("sizeLimitExceeded", 4);
            codes.put("compareFalse", 5);
            codes.put("compareTrue", 6);
            codes.put("authMethodNotSupported", 7);
            codes.put("strongerAuthRequired", 8);
            codes.put("referral", 10);
            codes.put("adminLimitExceeded", 11);
            codes.put("unavailableCriticalExtension", 12);
            codes.put("confidentialityRequired", 13);
            codes.put("saslBindInProgress", 14);
            codes.put("noSuchAttribute", 16);
            codes.put("undefinedAttributeType", 17);
            codes.put("inappropriateMatching", 18);
            codes.put("constraintViolation", 19);
            codes.put("noSuchObject", 32);
            codes.put("aliasProblem", 33);
            codes.put("invalidDNSyntax", 34);
            codes.put("aliasDereferencingProblem", 36);
            codes.put("inappropriateAuthentication", 48);
            codes.put("invalidCredentials", 49);
            codes.put("insufficientAccessRights", 50);
            codes.put("busy", 51);
            codes.put("unavailable", 52);
            codes.put("unwillingToPerform", 53);
            codes.put("loopDetect", 54);
            codes.put("resultsTooLarge", 70);
            codes.put("other", 80);
            return codes;
        }

        @Override
        public Kind kind() {
            return Kind.RESULT;
        }

        @Override
        public String text() {
            return "ldap-result " + name;
        }
    }

    /** The right answer, later by this lab time; a search whose time limit is shorter ends with that instead. */
    record Slow(Duration by) implements LdapFault {
        public Slow {
            FaultText.positive("ldap-slow", by);
        }

        @Override
        public Kind kind() {
            return Kind.SLOW;
        }

        @Override
        public String text() {
            return "ldap-slow " + FaultText.of(by);
        }
    }

    /** The request is read and never answered; the connection stays. */
    record NoReply() implements LdapFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.AFTER, Phase.BEFORE);
        }

        @Override
        public Kind kind() {
            return Kind.NO_REPLY;
        }

        @Override
        public String text() {
            return "ldap-no-reply";
        }
    }

    /** Instead of an answer comes a notice of disconnection (RFC 4511 §4.4.1), and the connection ends. */
    record Disconnect() implements LdapFault {

        @Override
        public List<Phase> phases() {
            return List.of(Phase.BEFORE, Phase.AFTER);
        }

        @Override
        public Kind kind() {
            return Kind.DISCONNECT;
        }

        @Override
        public String text() {
            return "ldap-disconnect";
        }
    }

    /** The answer's first message has the length it says, and a part in it that claims to be longer. */
    record Malformed() implements LdapFault {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String text() {
            return "ldap-malformed";
        }
    }

    /** A search gives this many entries at most, and where there were more, says that the size limit was exceeded. */
    record Truncated(int entries) implements LdapFault {
        @Override
        public Kind kind() {
            return Kind.TRUNCATED;
        }

        @Override
        public String text() {
            return "ldap-truncated " + entries;
        }
    }
}

package org.uclab.scenarios.sip;

import gov.nist.core.ServerLogger;
import gov.nist.core.StackLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** The stack of JAIN-SIP wants a logger, and brings one that wants log4j. It makes this one itself. */
public final class QuietLogger implements StackLogger {

    public QuietLogger() {}

    /** The same for its messages. */
    public static final class Messages implements ServerLogger {

        public Messages() {}

        @Override
        public void closeLogFile() {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {}

        @Override
        public void logException(Exception exception) {}

        @Override
        public void setStackProperties(Properties properties) {}

        @Override
        public void setSipStack(SipStack stack) {}
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable exception) {}

    @Override
    public void logDebug(String message) {}

    @Override
    public void logDebug(String message, Exception exception) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logFatalError(String message) {}

    @Override
    public void logError(String message) {}

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void logError(String message, Exception exception) {}

    @Override
    public void logWarning(String message) {}

    @Override
    public void logInfo(String message) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "quiet";
    }
}

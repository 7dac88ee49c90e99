package org.uclab.sim.voicemail.notify;

import java.util.List;
import java.util.Map;

/** What a notifier wants done: an answer to be sent, a list of messages. */
record NotifierAnswer(long exchange, List<Map<String, Object>> messages) {}

package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.uclab.protocol.rtp.g711.Mixer;
import org.uclab.protocol.rtp.tone.Sound;

/** A conference: what its members say is mixed for each of them without what the member says itself. */
final class Room {

    /** What is kept of a member until the others take it: half a second. */
    private static final int KEPT = Sound.RATE / 2;

    /** What a listener may be behind before it skips: what jitter needs. */
    private static final int BEHIND = Sound.RATE / 4;

    /** Somebody in the room. */
    final class Member {

        private final short[] said = new short[KEPT];
        private final IdentityHashMap<Member, Long> taken = new IdentityHashMap<>();
        private long written;

        /** It says that. */
        void says(short[] samples) {
            for (short sample : samples) {
                said[(int) (written++ % KEPT)] = sample;
            }
        }

        /** The next samples of what the others say. */
        short[] hears(int count) {
            List<short[]> sounds = new ArrayList<>();
            sounds.add(new short[count]);
            for (Member other : members) {
                if (other != this) {
                    sounds.add(next(other, count));
                }
            }
            return Mixer.heard(sounds).get(0);
        }

        private short[] next(Member other, int count) {
            long from = taken.getOrDefault(other, other.written);
            if (other.written - from > BEHIND) {
                from = other.written - count;
            }
            short[] samples = new short[count];
            int there = (int) Math.max(0, Math.min(count, other.written - from));
            for (int i = 0; i < there; i++) {
                samples[i] = other.said[(int) ((from + i) % KEPT)];
            }
            taken.put(other, from + there);
            return samples;
        }

        /** It leaves. */
        void leaves() {
            members.remove(this);
            members.forEach(other -> other.taken.remove(this));
        }
    }

    private final List<Member> members = new ArrayList<>();

    Member enters() {
        Member member = new Member();
        members.add(member);
        return member;
    }

    boolean empty() {
        return members.isEmpty();
    }
}

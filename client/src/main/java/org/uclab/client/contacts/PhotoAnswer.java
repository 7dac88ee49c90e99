package org.uclab.client.contacts;

/** What became of looking for somebody's picture. */
public sealed interface PhotoAnswer {

    /** The members, for switches without a default. */
    enum Kind {
        PHOTO,
        NO_PHOTO
    }

    Kind kind();

    /**
     * A picture.
     *
     * @param url  where it was
     * @param type media type, such as {@code image/jpeg}
     */
    record Photo(String url, String type, byte[] image) implements PhotoAnswer {
        @Override
        public Kind kind() {
            return Kind.PHOTO;
        }
    }

    /** None, and why, in words a trainer understands. */
    record NoPhoto(String why) implements PhotoAnswer {
        @Override
        public Kind kind() {
            return Kind.NO_PHOTO;
        }
    }
}

package org.yipanqi.database;

/**
 * A notice that some process on this database has committed.
 *
 * @param ours whether this very process sent it
 */
public record NoticeHeard(String topic, String json, boolean ours) {}

package org.yipanqi.web;

/**
 * An answer that never changes once it is made and is given to many: it is written out and
 * compressed once for as long as whoever made it keeps it. Controllers return the very same object
 * again.
 */
public interface KeptAnswer {}

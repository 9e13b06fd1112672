package org.yipanqi.database;

/**
 * What a thread may see that says nothing. There is none in the product, where that is nothing;
 * tests that are not about access bring one.
 */
record Unbound(Scope scope) {}

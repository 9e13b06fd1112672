package org.yipanqi.access.signin;

import org.jspecify.annotations.Nullable;

/**
 * Somebody did not come in.
 *
 * @param login null when nobody is called so
 * @param why the code of the reason
 */
public record SignInRefused(@Nullable String login, String why) {}

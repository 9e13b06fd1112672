/**
 * Coming in and going out: password, second factor, another house's sign-in; sessions; what
 * browsers are told to refuse. Nobody calls it; it binds the caller that {@link
 * org.yipanqi.access.Callers} gives out.
 */
@NullMarked
@NamedInterface("signin")
package org.yipanqi.access.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

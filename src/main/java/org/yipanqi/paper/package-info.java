/**
 * Paper: a page of text becomes a PDF in the house's Chinese font, the same page always the same
 * bytes; and the layout of official papers. Plain functions; anyone may call them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.yipanqi.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

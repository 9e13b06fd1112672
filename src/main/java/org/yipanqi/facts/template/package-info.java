/**
 * Workbooks that people fill in or read: a template for each format, and the list of a refused
 * file's mistakes. What a template holds comes back in as it is.
 */
@NullMarked
package org.yipanqi.facts.template;

import org.jspecify.annotations.NullMarked;

/** Answers over HTTP: problem details, languages, the API description. No business. */
@NullMarked
package org.yipanqi.web;

import org.jspecify.annotations.NullMarked;

/**
 * Answers over HTTP: problem details, languages, the API description, pages. No business. Others
 * may use {@link org.yipanqi.web.Messages} for texts and {@link org.yipanqi.web.Paging} for lists.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.yipanqi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

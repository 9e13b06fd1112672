/**
 * Answers over HTTP: problem details, languages, the API description, pages, events to the browser.
 * No business. Others may use {@link org.yipanqi.web.Messages} for texts, {@link
 * org.yipanqi.web.Paging} for lists, {@link org.yipanqi.web.SheetFile} for Excel lists and {@link
 * org.yipanqi.web.BrowserEvents} to say that something moved.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "watch", "database"})
package org.yipanqi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Tables of codes, each version from a day to a day: diagnoses (the insurance edition of ICD-10)
 * and operations (ICD-9-CM-3). {@link org.yipanqi.terminology.Codes} finds a code by its beginning,
 * by words or by the initials of its pinyin. A few diagnoses that are common in a county come with
 * the product; whole tables come in as files.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "access", "facts", "residents :: names"})
package org.yipanqi.terminology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

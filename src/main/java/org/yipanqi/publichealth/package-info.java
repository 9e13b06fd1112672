/** Record keeping of enrolments, follow-ups and elderly assessments. */
@NullMarked
package org.yipanqi.publichealth;

import org.jspecify.annotations.NullMarked;

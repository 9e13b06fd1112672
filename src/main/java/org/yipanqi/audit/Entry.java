package org.yipanqi.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be noted. Who did it, from where and when, the trail adds.
 *
 * @param subjectKind what kind of thing was touched, in one word of the module's: {@code closing}
 * @param subject its code among its kind
 * @param person the number of the resident concerned, never the identity number
 * @param unit the code of the institution, community or division concerned
 * @param reason in the user's words
 * @param before as JSON; whoever notes it leaves identity numbers, phones and addresses out
 * @param after likewise
 */
public record Entry(
    Action action,
    String subjectKind,
    @Nullable String subject,
    @Nullable String person,
    @Nullable String unit,
    @Nullable String reason,
    @Nullable String before,
    @Nullable String after) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  public static Entry of(Action action, String subjectKind, @Nullable Object subject) {
    var code = subject == null ? null : subject.toString();
    return new Entry(action, subjectKind, code, null, null, null, null, null);
  }

  /** Concerns a resident: the number by which "who looked at this person" is asked. */
  public Entry about(String personNo) {
    return new Entry(action, subjectKind, subject, personNo, unit, reason, before, after);
  }

  public Entry at(@Nullable String unitCode) {
    return new Entry(action, subjectKind, subject, person, unitCode, reason, before, after);
  }

  public Entry because(@Nullable String why) {
    return new Entry(action, subjectKind, subject, person, unit, why, before, after);
  }

  /**
   * What it was and what it is, each a record or a map that becomes JSON here and now.
   *
   * @param was null for what is new
   * @param is null for what is gone
   */
  public Entry changed(@Nullable Object was, @Nullable Object is) {
    return new Entry(action, subjectKind, subject, person, unit, reason, json(was), json(is));
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : JSON.writeValueAsString(value);
  }
}

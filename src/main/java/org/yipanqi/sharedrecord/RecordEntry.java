package org.yipanqi.sharedrecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yipanqi.kernel.Label;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a person's record, whoever holds it.
 *
 * @param id its own number among its kind
 * @param until the last day of what lasts; the day of arrival of a referral
 * @param other the receiver of a referral
 * @param problem the three characters by which diagnoses are grouped
 * @param diagnosis the code's name; null where the table of codes has none
 * @param detail what else is known, by kind
 */
record RecordEntry(
    Kind kind,
    String id,
    LocalDateTime at,
    @Nullable LocalDate until,
    int institution,
    @Nullable Integer other,
    @Nullable String problem,
    @Nullable String icd10,
    @Nullable String diagnosis,
    @Nullable String title,
    Map<String, Object> detail) {

  /** What a line is. */
  enum Kind {
    VISIT("就诊", "Visit"),
    ADMISSION("住院", "Stay in hospital"),
    OPERATION("手术", "Operation"),
    RESULT("检查检验", "Result"),
    PRESCRIPTION("处方", "Prescription"),
    DOCUMENT("文书", "Document"),
    REFERRAL("转诊", "Referral"),
    CONTRACT("签约", "Contract"),
    FOLLOW_UP("随访", "Follow-up");

    private final Label label;

    Kind(String zh, String en) {
      this.label = new Label(zh, en);
    }

    Label label() {
      return label;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return Arrays.stream(values())
          .filter(it -> it.code().equals(code))
          .findFirst()
          .orElseThrow(() -> SharedRecordProblem.UNKNOWN_CHOICE.because("kind", code));
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  @Nullable String text(String name) {
    var value = detail.get(name);
    return value == null ? null : value.toString();
  }

  boolean yes(String name) {
    return Boolean.TRUE.equals(detail.get(name));
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> lines() {
    return detail.get("lines") instanceof List<?> lines
        ? (List<Map<String, Object>>) lines
        : List.of();
  }

  static RecordEntry read(ResultSet row) throws SQLException {
    return new RecordEntry(
        Kind.of(row.getString("kind")),
        row.getString("id"),
        row.getObject("at", LocalDateTime.class),
        row.getObject("until", LocalDate.class),
        row.getInt("institution"),
        row.getObject("other", Integer.class),
        row.getString("problem"),
        row.getString("icd10"),
        row.getString("diagnosis"),
        row.getString("title"),
        JSON.readValue(row.getString("detail"), DETAIL));
  }
}

package org.yipanqi.indicators.figures;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.yipanqi.policy.Formula;
import org.yipanqi.policy.Series;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How figures and their definitions are written into the store and read again: exact decimals, the
 * names of the columns, each kind of formula and target by its name.
 */
public final class StoredJson {

  /** Tells a formula's and a target's kinds apart. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Kinds {}

  /** For rows of tables: one property a column. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .addMixIn(Formula.class, Kinds.class)
          .addMixIn(Series.Target.class, Kinds.class)
          .registerSubtypes(Formula.class.getPermittedSubclasses())
          .registerSubtypes(Series.Target.class.getPermittedSubclasses())
          .build();

  private StoredJson() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Names a text by its content. */
  public static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.yipanqi.facts;

import org.yipanqi.kernel.Label;

/**
 * A way a fact can be laid out over units: who performed, where the person lives, who signed.
 *
 * @param column the view's column, an institution id or a division code; rows without one belong to
 *     no unit
 */
public record FactAxis(String code, String column, Kind kind, Label label) {

  /** What the units of an axis are. */
  public enum Kind {
    /** Institution ids; also the id of a two-sign organisation when the sign is not known. */
    INSTITUTION,
    /** Division codes as numbers. Residence is given by town (nine digits). */
    DIVISION,
    /** Any unit by its own number: institution, community or division. Not rolled up. */
    UNIT
  }
}

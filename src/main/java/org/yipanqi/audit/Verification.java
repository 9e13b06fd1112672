package org.yipanqi.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param entries how many entries there are
 * @param last the number of the last one
 * @param hash what the chain ends with: to be written down elsewhere
 * @param anchors how many anchors hold it, those of the table and of the file that are genuine
 * @param count all faults, of which the first thousand are listed
 */
record Verification(
    long entries, long last, String hash, long anchors, long count, List<Fault> faults) {

  Verification {
    faults = List.copyOf(faults);
  }
}

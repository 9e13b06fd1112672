package org.yipanqi.referral.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The reimbursement rules of places. An outer edge: a place's rules are data of its policies; the
 * module that reads them gives one of these.
 */
public interface ReimbursementRules {

  /**
   * What the rules of the way's county say on a day, line by line. Empty when the county has none,
   * which is another thing than rules that say nothing of this way: those are an empty list.
   */
  Optional<List<MoneyLine>> of(CarePath path, LocalDate on);
}

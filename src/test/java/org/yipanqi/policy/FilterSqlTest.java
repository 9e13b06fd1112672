package org.yipanqi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yipanqi.policy.Filter.Both;
import org.yipanqi.policy.Filter.Compare;
import org.yipanqi.policy.Filter.Flag;
import org.yipanqi.policy.Filter.IsNull;
import org.yipanqi.policy.Filter.OneOf;
import org.yipanqi.policy.Filter.Operand.Column;
import org.yipanqi.policy.Filter.Operand.Literal;

class FilterSqlTest {

  private static final Filter READING_UNDER_140 =
      new Both(
          Filter.not(new IsNull("sbp")),
          new Compare(Filter.Operator.LESS, new Column("sbp"), new Literal(new BigDecimal(140))));

  @Test
  void values_of_the_pack_are_bound_never_written() {
    var sql =
        FilterSql.of(
            new OneOf(
                new Column("kind"), List.of(new Literal("home' or true --"), new Literal("b"))));

    assertThat(sql.text()).isEqualTo("v.\"kind\" in (?, ?)");
    assertThat(sql.values()).containsExactly("home' or true --", "b");
  }

  @Test
  void conditions_keep_their_brackets() {
    var sql = FilterSql.of(Filter.or(new Flag("gp"), READING_UNDER_140));

    assertThat(sql.text()).isEqualTo("(v.\"gp\" or (not (v.\"sbp\" is null) and v.\"sbp\" < ?))");
  }

  @Test
  void a_guard_on_the_left_covers_the_right() {
    assertThat(NullGuards.missing(READING_UNDER_140, "sbp"::equals)).isEmpty();
  }

  @Test
  void a_guard_on_the_right_comes_too_late() {
    var late = new Both(((Both) READING_UNDER_140).right(), ((Both) READING_UNDER_140).left());

    assertThat(NullGuards.missing(late, "sbp"::equals)).containsExactly("sbp");
  }

  @Test
  void absent_or_small_is_guarded_too() {
    var or = Filter.or(new IsNull("sbp"), ((Both) READING_UNDER_140).right());

    assertThat(NullGuards.missing(or, "sbp"::equals)).isEmpty();
  }
}

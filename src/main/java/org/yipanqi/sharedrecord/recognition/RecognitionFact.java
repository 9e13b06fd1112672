package org.yipanqi.sharedrecord.recognition;

import java.util.List;
import org.yipanqi.facts.Choice;
import org.yipanqi.facts.FactAxis;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.facts.FactDeclaration;
import org.yipanqi.facts.FactTime;
import org.yipanqi.kernel.Label;

/** What was decided where a result could be recognised. */
public final class RecognitionFact {

  static final String CODE = "recognition";

  private RecognitionFact() {}

  public static FactDeclaration fact() {
    return new FactDeclaration(
        CODE,
        new Label("检查检验互认", "Recognised examinations"),
        "sharedrecord_api.recognition",
        new FactTime.OnDate("ordered_on"),
        List.of(
            new FactAxis(
                "performer",
                "performer",
                FactAxis.Kind.INSTITUTION,
                new Label("开单机构", "Ordering institution"))),
        List.of(
            FactColumn.of("item", FactColumn.Type.TEXT, "项目", "Examination"),
            FactColumn.of("recognised", FactColumn.Type.BOOL, "已互认", "Recognised"),
            FactColumn.choice("reason", "重复检查理由", "Reason for repeating", reasons()).orNull(),
            FactColumn.amount("saved", "yuan", "节省费用", "Saved").orNull(),
            FactColumn.of("person", FactColumn.Type.PERSON, "居民", "Person")),
        "performer",
        true);
  }

  private static List<Choice> reasons() {
    return RepeatReason.all().stream().map(it -> new Choice(it.code(), it.label())).toList();
  }
}

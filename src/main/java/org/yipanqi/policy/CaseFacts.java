package org.yipanqi.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.facts.FactColumn;
import org.yipanqi.kernel.Label;
import org.yipanqi.policy.rules.Rule;

/**
 * What records know of the subjects of rules: the words in which a pack says how an ask is filled.
 * Who evaluates a case gives their values, and none where records know only part.
 */
public final class CaseFacts {

  /** The name that stands for what no record knows. */
  public static final String UNKNOWN = "unknown";

  /**
   * One fact of a subject on a day.
   *
   * @param name with its subject: {@code staff.title}
   * @param choices the codes it may have; empty for any text
   */
  public record CaseFact(String name, Rule.Type type, Label label, List<Rule.Choice> choices) {}

  private static final FactCatalogue FACTS = FactCatalogue.load();

  private static final List<Rule.Choice> KINDS =
      List.of(
          choice("county_hospital", "县级综合医院", "county hospital"),
          choice("tcm_hospital", "县级中医医院", "county hospital of Chinese medicine"),
          choice("mch_hospital", "妇幼保健院", "maternal and child hospital"),
          choice("town_hospital", "乡镇卫生院", "town hospital"),
          choice("centre_town_hospital", "中心卫生院", "centre town hospital"),
          choice("community_health_centre", "社区卫生服务中心", "community health centre"),
          choice("village_clinic", "村卫生站", "village clinic"),
          choice("cdc", "疾病预防控制机构", "centre for disease control"),
          choice("other", "其他", "other"));

  private static final List<Rule.Choice> LICENCES =
      List.of(
          choice("physician", "执业医师", "physician"),
          choice("assistant_physician", "执业助理医师", "assistant physician"),
          choice("other", "不是医师", "not a doctor"));

  private static final List<Rule.Choice> OWNERSHIPS =
      List.of(
          choice("public", "公立", "public"),
          choice("private", "私立", "private"),
          choice("collective", "集体", "collective"));

  private static final List<CaseFact> STAFF =
      Stream.of(
              post("category"),
              post("title"),
              post("education"),
              fact("licence", "执业资格（按人员类别）", "Licence, by the category", LICENCES),
              fact("technical", Rule.Type.BOOL, "卫生技术人员", "Technical health staff"),
              fact("gp", Rule.Type.BOOL, "注册为全科医生", "Registered as a GP"),
              fact("head", Rule.Type.BOOL, "机构主要负责人", "Head of the institution"),
              fact("workplace_kind", "主要岗位所在机构类别", "Kind of the main workplace", KINDS),
              fact("at_grassroots", Rule.Type.BOOL, "在基层机构在岗", "In post at the grassroots"),
              fact("been_at_grassroots", Rule.Type.BOOL, "在基层机构任过职", "Has been at the grassroots"),
              fact(
                  "here_since", Rule.Type.DATE, "到本机构的首日（最近一段）", "First day here, of this stretch"),
              fact(
                  "grassroots_since",
                  Rule.Type.DATE,
                  "到基层的首日（现在这一段）",
                  "First day at the grassroots, of the present stretch"),
              fact(
                  "town_hospital_since",
                  Rule.Type.DATE,
                  "到乡镇卫生院的首日（现在这一段）",
                  "First day in a town hospital, of the present stretch"),
              fact(
                  "grassroots_longest_from",
                  Rule.Type.DATE,
                  "在基层最长一段的首日",
                  "First day of the longest stretch at the grassroots"),
              fact(
                  "grassroots_longest_until",
                  Rule.Type.DATE,
                  "在基层最长一段之后的第一天",
                  "First day after the longest stretch at the grassroots"),
              fact(
                  "grassroots_interrupted",
                  Rule.Type.BOOL,
                  "这一段在岗记录有空档",
                  "A gap between posts of the stretch"),
              fact(
                  "grassroots_months", Rule.Type.INT, "在基层累计月数", "Months at the grassroots in all"))
          .map(f -> prefixed("staff", f))
          .toList();

  private static final List<CaseFact> INSTITUTION =
      List.of(
          fact("kind", "机构类别", "Kind", KINDS),
          fact("ownership", "办医性质", "Ownership", OWNERSHIPS),
          fact("city", "所在市州代码", "Code of the prefecture", List.of()),
          fact("member", Rule.Type.BOOL, "医共体成员", "Belongs to a community"),
          fact("lead", Rule.Type.BOOL, "医共体牵头医院", "Leads a community"),
          fact("months_open", Rule.Type.INT, "当年运行月数", "Months open in the year"));

  private static final Map<String, List<CaseFact>> OF =
      Map.of(
          "staff",
          STAFF,
          "clinic",
          INSTITUTION.stream().map(f -> prefixed("clinic", f)).toList(),
          "institution",
          INSTITUTION.stream().map(f -> prefixed("institution", f)).toList());

  private CaseFacts() {}

  /** What is known of a subject; nothing of one that has no records of its own. */
  public static List<CaseFact> of(String subject) {
    return OF.getOrDefault(subject, List.of());
  }

  static Optional<CaseFact> find(@Nullable String name) {
    return OF.values().stream().flatMap(List::stream).filter(f -> f.name().equals(name)).findAny();
  }

  private static CaseFact post(String column) {
    var of = FACTS.fact("post").flatMap(f -> f.column(column)).orElseThrow();
    return new CaseFact(column, Rule.Type.CHOICE, of.label(), choices(of));
  }

  private static List<Rule.Choice> choices(FactColumn of) {
    return of.values().stream().map(c -> new Rule.Choice(c.code(), c.label())).toList();
  }

  private static CaseFact fact(String name, String zh, String en, List<Rule.Choice> choices) {
    return new CaseFact(name, Rule.Type.CHOICE, new Label(zh, en), choices);
  }

  private static CaseFact fact(String name, Rule.Type type, String zh, String en) {
    return new CaseFact(name, type, new Label(zh, en), List.of());
  }

  private static CaseFact prefixed(String subject, CaseFact of) {
    return new CaseFact(subject + "." + of.name(), of.type(), of.label(), of.choices());
  }

  private static Rule.Choice choice(String code, String zh, String en) {
    return new Rule.Choice(code, new Label(zh, en));
  }
}

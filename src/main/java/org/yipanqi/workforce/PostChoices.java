package org.yipanqi.workforce;

import java.util.List;
import org.yipanqi.facts.Choice;

/** The closed lists of a staff post. */
final class PostChoices {

  static final List<Choice> CATEGORIES =
      List.of(
          Choice.of("doctor", "执业医师", "Physician"),
          Choice.of("assistant_doctor", "执业助理医师", "Assistant physician"),
          Choice.of("nurse", "注册护士", "Nurse"),
          Choice.of("pharmacist", "药师", "Pharmacist"),
          Choice.of("technician", "技师", "Technician"),
          Choice.of("village_doctor", "乡村医生", "Village doctor"),
          Choice.of("manager", "管理人员", "Administrator"),
          Choice.of("worker", "工勤及其他人员", "Worker and others"));

  static final List<Choice> TITLES =
      List.of(
          Choice.of("none", "无职称", "None"),
          Choice.of("junior", "初级", "Junior"),
          Choice.of("mid", "中级", "Middle"),
          Choice.of("associate_senior", "副高级", "Associate senior"),
          Choice.of("senior", "正高级", "Senior"));

  static final List<Choice> EDUCATIONS =
      List.of(
          Choice.of("below_college", "大专以下", "Below college"),
          Choice.of("college", "大专", "College"),
          Choice.of("bachelor", "本科", "Bachelor"),
          Choice.of("master", "硕士及以上", "Master or above"));

  private PostChoices() {}
}

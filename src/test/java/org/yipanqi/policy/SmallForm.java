package org.yipanqi.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.forms.Form;

/** A pack with one form that has something of everything. */
final class SmallForm {

  static final LocalDate JUNE = LocalDate.of(2020, 6, 30);

  static final String TEXT =
      """
      pack: small
      title: {zh: 小包, en: Small pack}
      document: {number: 试1号, kind: county_plan, status: trial, issued: null, effective_from: 2020-01-01, effective_to: null, binds: ["990101"]}
      clauses:
        - {id: c1, place: 一, title: {zh: 条款, en: Clause}}
      parameters:
        - {id: money, type: decimal, value: 6000.00, unit: yuan, label: {zh: 甲, en: M}, note: {zh: 甲, en: M}, clause: c1, ours: false}
        - {id: open, type: decimal, value: null, range: {least: 0, most: 1}, label: {zh: 乙, en: O}, note: {zh: 乙, en: O}, clause: c1, ours: true}
        - {id: own_day, type: int, value: null, range: {least: 1, most: 20}, label: {zh: 丙, en: D}, note: {zh: 丙, en: D}, clause: c1, ours: true}
      measures:
        - {id: visits, label: {zh: 人次, en: Visits}, fact: visit, axis: performer, aggregate: count, unit: visits, clause: c1}
      rules:
        - id: clinic
          kind: amount
          clause: c1
          title: {zh: 经费, en: Money}
          subject: clinic
          asks:
            - {id: months, type: int, label: {zh: 月, en: Months}, range: {least: 0, most: 12}}
          lines:
            - {id: due, label: {zh: 应, en: Due}, value: params.money * months / 12, round: {places: 2}}
            - {id: later, label: {zh: 另, en: Other}, value: due * params.open, round: {places: 2}}
          gives: due
      forms:
        - id: f1
          clause: c1
          title: {zh: 小表, en: Small form}
          short: {zh: 小表, en: Small form}
          ours: true
          period: month
          owner: institution
          kinds: [town_hospital]
          chain: up
          sections:
            - id: work
              title: {zh: 一、工作, en: 1. Work}
              columns:
                - {id: value, label: {zh: 本月, en: This month}, required: true, fill: {figure: period}}
                - {id: before, label: {zh: 上年, en: Last year}, fill: {figure: same_period_last_year}}
                - {id: more, label: {zh: 增减, en: More}, fill: {computed: row.value - row.before}}
              rows:
                - {id: h, label: {zh: 头, en: Heading}, heading: true}
                - {id: visits, label: {zh: 门诊, en: Visits}, figure: {formula: here.visits, unit: visits}, least: 0}
                - {id: of_which, label: {zh: 其中上门, en: At home}, indent: 1, unit: visits, cells: {more: {fill: {blank: true}}}}
                - {id: share, label: {zh: 占比, en: Share}, unit: percent, cells: {value: {fill: {computed: work.of_which.value * 100.0 / work.visits.value}}, more: {fill: {blank: true}}}}
            - id: clinics
              title: {zh: 二、村卫生室, en: 2. Clinics}
              rows: {over: village_clinic, most: 3}
              columns:
                - {id: name, label: {zh: 名称, en: Name}, type: text, fill: {record: name}}
                - {id: months, label: {zh: 月数, en: Months}, type: int, least: 0, most: 12, required: true}
                - {id: kind, label: {zh: 类, en: Kind}, type: choice, choices: [{code: own, label: {zh: 公有, en: own}}, {code: rented, label: {zh: 租用, en: rented}}]}
                - {id: ready, label: {zh: 达标, en: Ready}, type: yes_no}
                - {id: since, label: {zh: 启用, en: Since}, type: date}
                - {id: paid, label: {zh: 已拨, en: Paid}, unit: yuan, least: 0}
                - {id: due, label: {zh: 应拨, en: Due}, unit: yuan, fill: {rule: {rule: clinic, line: due, answers: {months: row.months}}}}
                - {id: later, label: {zh: 另, en: Other}, unit: yuan, fill: {rule: {rule: clinic, line: later, answers: {months: row.months}}}}
            - id: total
              title: {zh: 三、合计, en: 3. Total}
              columns:
                - {id: value, label: {zh: 合计, en: Total}}
              rows:
                - {id: paid, label: {zh: 已拨, en: Paid}, unit: yuan, cells: {value: {fill: {computed: sum(clinics.paid)}}}}
                - {id: ready, label: {zh: 达标, en: Ready}, unit: count, cells: {value: {fill: {computed: yes(clinics.ready)}}}}
                - {id: clinics, label: {zh: 个数, en: Number}, unit: count, cells: {value: {fill: {computed: count(clinics.months)}}}}
          checks:
            - {id: within, that: work.of_which.value <= work.visits.value, missing: skip, severity: error, words: {zh: 其中不能多于合计, en: A part exceeds its whole}}
            - {id: needed, that: work.of_which.value >= 0 && work.visits.value >= 0, missing: refuse, severity: error, words: {zh: 不能为负, en: Not below 0}, cells: [work.of_which.value]}
            - {id: as-zero, that: sum(clinics.paid) <= 20000.0, missing: zero, severity: warning, words: {zh: 拨款过多, en: Too much paid}, cells: [total.paid.value]}
            - {id: paid-due, each: clinics, that: row.paid == row.due, missing: skip, severity: warning, tolerance: 0.50, words: {zh: 应拨与已拨不同, en: Due and paid differ}}
            - {id: grows, each: clinics, that: row.months >= previous.row.months, missing: skip, severity: error, words: {zh: 月数不能减少, en: Months can't shrink}}
      chains:
        - id: up
          clause: c1
          title: {zh: 上报, en: Up}
          steps:
            - {id: fill, at: institution, duty: township_doctor, act: fill, label: {zh: 填报, en: Fill}, due: {day: params.own_day, manner: by}}
            - {id: county, at: county, duty: reform_officer, act: review, label: {zh: 审核, en: Review}, due: {day: 31, months_after: 0, manner: before}}
            - {id: keep, at: city, duty: reviewer, act: lock, label: {zh: 锁表, en: Lock}, due: {day: 5, manner: "on"}}
      """;

  private SmallForm() {}

  static PackReader.Reading read(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), text);
    return PackReader.read(folder, FactCatalogue.load());
  }

  static PolicyPack pack() {
    try {
      var folder = Files.createTempDirectory("small-form");
      var reading = read(folder, TEXT);
      Files.delete(folder.resolve("pack.yaml"));
      Files.delete(folder);
      return reading.pack().orElseThrow(() -> new AssertionError(reading.mistakes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Form form(PolicyPack pack) {
    return pack.forms().form("f1", JUNE).orElseThrow();
  }
}

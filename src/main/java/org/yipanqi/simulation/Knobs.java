package org.yipanqi.simulation;

import java.time.YearMonth;

/**
 * Every figure the simulator turns on, with its default. docs/simulator.md says where each comes
 * from; what no source gives is ours. Tables by age have the bounds of {@link #AGES}.
 */
final class Knobs {

  /** Upper bounds, not included, of the age groups of the tables below. */
  private static final int[] AGES = {1, 5, 15, 25, 35, 45, 55, 65, 75, 85};

  // people
  static final int CENSUS_RESIDENTS = 371_661;
  static final double REGISTERED_ONLY = 0.06;
  static final double TEMPORARY = 0.02;
  static final String STRANGERS_COUNTY = "445381";
  static final double[] OVER_85_IN_5_YEAR_BANDS = {0.70, 0.23, 0.06, 0.01};
  static final double NEIGHBOURHOOD_WEIGHT = 2.6;
  static final double FARM_WEIGHT = 0.15;
  static final double TWO_PART_GIVEN_NAMES = 0.78;
  static final double EMPLOYEES = 0.16;
  static final double MOVES_PER_YEAR = 0.014;
  static final double MOVES_WITHIN = 0.4;
  static final double[] DEATHS_PER_YEAR = {
    0.003, 0.0004, 0.0002, 0.0004, 0.0006, 0.0012, 0.0029, 0.0066, 0.0170, 0.0450, 0.1050
  };
  static final double[] PREGNANCIES_PER_YEAR = {0, 0, 0, 0.075, 0.145, 0.050, 0, 0, 0, 0, 0};

  // the reform
  static final YearMonth REFORM_FROM = YearMonth.of(2020, 1);
  static final int REFORM_MONTHS = 6;

  // visits
  static final double VISITS_PER_YEAR = 7.3;
  static final double[] VISIT_WEIGHTS = {
    1.9, 1.5, 0.75, 0.5, 0.55, 0.65, 0.95, 1.35, 1.8, 2.0, 1.8
  };
  static final double[] SEASON = {
    1.12, 0.88, 1.06, 1.02, 0.98, 0.95, 0.94, 0.93, 0.96, 0.99, 1.06, 1.11
  };
  static final double REGISTERED_ONLY_VISITS = 0.10;
  static final double TEMPORARY_VISITS = 0.60;
  static final double VILLAGE = 0.315;
  static final double TOWN = 0.235;
  static final double LEAD = 0.335;
  static final double OUTSIDE = 0.115;
  static final double REFORM_TOWN = 0.16;
  static final double REFORM_LEAD = -0.06;
  static final double REFORM_OUTSIDE = -0.24;
  static final double OWN_LEAD = 0.72;
  static final double TO_MOTHER_AND_CHILD = 0.35;
  static final double VISITS_WITHOUT_PERSON = 0.007;
  static final double STRANGERS_AT_LEADS = 0.02;
  static final double CHINESE_MEDICINE = 0.24;
  static final double VILLAGE_YUAN = 42;
  static final double TOWN_YUAN = 88;
  static final double LEAD_YUAN = 160;
  static final double OUTSIDE_YUAN = 230;
  static final double VILLAGE_INSURED = 0.18;
  static final double TOWN_INSURED = 0.36;
  static final double LEAD_INSURED = 0.28;
  static final double OUTSIDE_INSURED = 0.80;
  static final double VISIT_FUND_RATE = 0.52;
  static final double OUTSIDE_VISIT_FUND_RATE = 0.40;
  static final double REFERRED_UP = 0.012;
  static final double PHARMACY_PER_YEAR = 0.9;

  // stays
  static final double STAYS_PER_YEAR = 0.165;
  static final double[] STAY_WEIGHTS = {
    1.6, 1.1, 0.35, 0.45, 0.60, 0.60, 0.95, 1.50, 2.50, 3.40, 3.20
  };
  static final double STAY_TOWN = 0.30;
  static final double STAY_LEAD = 0.485;
  static final double STAY_OUTSIDE = 0.215;
  static final double TOWN_DAYS = 6.4;
  static final double LEAD_DAYS = 9.1;
  static final double OUTSIDE_DAYS = 9.5;
  static final double REFORM_DAYS = -0.07;
  static final double TOWN_STAY_YUAN = 2_150;
  static final double LEAD_STAY_YUAN = 6_900;
  static final double OUTSIDE_STAY_YUAN = 14_500;
  static final double TOWN_STAY_FUND = 0.74;
  static final double LEAD_STAY_FUND = 0.63;
  static final double OUTSIDE_STAY_FUND = 0.47;
  static final double EMPLOYEE_FUND_MORE = 0.10;
  static final double OPERATED = 0.26;
  static final double SECOND_OPERATION = 0.12;
  static final double DIFFICULT_OPERATIONS = 0.20;
  static final double CAESAREAN = 0.36;
  static final double REHABILITATION = 0.09;
  static final double REFERRED_DOWN = 0.040;
  static final double REFORM_DOWN = 0.020;
  static final double BORN_IN_HOSPITAL = 0.9989;

  // public health
  static final double[] HYPERTENSION = {0, 0, 0, 0.01, 0.04, 0.11, 0.24, 0.40, 0.54, 0.60, 0.60};
  static final double[] DIABETES = {0, 0, 0, 0.002, 0.01, 0.035, 0.09, 0.15, 0.18, 0.18, 0.17};
  static final double DIABETES_OTHER = 0.04;
  static final double MANAGED_AT_START = 0.60;
  static final double MANAGED_LATER = 0.16;
  static final double TUBERCULOSIS_PER_YEAR = 0.0006;
  static final double MENTAL = 0.0045;
  static final double DISABLED = 0.022;
  static final double SPECIAL_FAMILY = 0.004;
  static final double POOR = 0.045;
  static final double MANAGED_BY_CLINIC = 0.22;
  static final double MANAGED_BY_LEAD = 0.08;
  static final double TRANSFERRED = 0.22;
  static final double FOLLOWED_UP = 0.87;
  static final double BY_PHONE = 0.12;
  static final double GLYCATED = 0.15;
  static final double REFORM_CONTROL = 0.05;
  static final double ASSESSED = 0.64;
  static final double FRAIL_65 = 0.060;
  static final double FRAIL_75 = 0.160;
  static final double REFORM_FRAIL = -0.06;
  static final double KEY_SIGNED = 0.574;
  static final double OTHERS_SIGNED = 0.27;
  static final double SIGNED_BEFORE = -0.025;
  static final double REFORM_SIGNED = 0.060;

  // staff and money
  static final double TOWN_STAFF_PER_1000 = 2.4;
  static final double NEW_STAFF = 0.05;
  static final double GENERAL_PRACTITIONERS = 0.21;
  static final double LEAD_PAY = 8_900;
  static final double TOWN_PAY = 5_900;
  static final double CLINIC_PAY = 3_400;
  static final double PAY_GROWTH = 0.03;
  static final double REFORM_PAY = 0.07;
  static final double TOWN_FISCAL = 0.58;
  static final double LEAD_FISCAL = 0.12;
  static final double REFORM_FISCAL = 0.05;
  static final double REFORM_SERVICE = 0.06;

  private Knobs() {}

  static double byAge(int age, double[] table) {
    var group = 0;
    while (group < AGES.length && AGES[group] <= age) {
      group++;
    }
    return table[group];
  }

  /** How much of the reform is in force in a month: 0 before it, rising to 1. */
  static double reform(YearMonth month) {
    var months =
        (month.getYear() - REFORM_FROM.getYear()) * 12
            + month.getMonthValue()
            - REFORM_FROM.getMonthValue()
            + 1;
    return Math.clamp((double) months / REFORM_MONTHS, 0.0, 1.0);
  }

  /** What a table by age averages over the census, to bring it to a given mean. */
  static double mean(Census census, double[] table) {
    var sum = 0.0;
    for (var cell : census.cells()) {
      for (var age = cell.from(); age < cell.to(); age++) {
        sum += cell.people() / (cell.to() - cell.from()) * byAge(age, table);
      }
    }
    return sum / census.people();
  }
}

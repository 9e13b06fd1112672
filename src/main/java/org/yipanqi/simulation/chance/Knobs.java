package org.yipanqi.simulation.chance;

import java.time.YearMonth;

/**
 * Every figure the simulator turns on, with its default. docs/simulator.md says where each comes
 * from; what no source gives is ours. Tables by age have the bounds of {@link #AGES}.
 */
public final class Knobs {

  /** Upper bounds, not included, of the age groups of the tables below. */
  private static final int[] AGES = {1, 5, 15, 25, 35, 45, 55, 65, 75, 85};

  private static final double[] MIDDLES = {0.5, 3, 10, 20, 30, 40, 50, 60, 70, 80, 88};

  // people
  public static final double REGISTERED_ONLY = 0.06;
  public static final double TEMPORARY = 0.02;
  public static final double[] OVER_85_IN_5_YEAR_BANDS = {0.70, 0.23, 0.06, 0.01};
  public static final double NEIGHBOURHOOD_WEIGHT = 2.6;
  public static final double FARM_WEIGHT = 0.15;
  public static final int AGE_OF_OWN_HOUSEHOLD = 25;
  public static final int AGE_OF_THE_OLD = 65;
  public static final double DOORS_APART = 12;
  public static final double OUTWARD_SPREAD = 0.25;
  public static final double TWO_PART_GIVEN_NAMES = 0.78;
  public static final double EMPLOYEES = 0.16;
  public static final double MOVES_PER_YEAR = 0.014;
  public static final double MOVES_WITHIN = 0.4;
  public static final double[] DEATHS_PER_YEAR = {
    0.003, 0.0004, 0.0002, 0.0004, 0.0006, 0.0012, 0.0029, 0.0066, 0.0170, 0.0450, 0.1050
  };
  public static final double[] PREGNANCIES_PER_YEAR = {0, 0, 0, 0.075, 0.145, 0.050, 0, 0, 0, 0, 0};

  public static final double LOST_PREGNANCIES = 0.04;

  // the reform
  public static final int REFORM_MONTHS = 6;

  // visits
  public static final double VISITS_PER_YEAR = 7.3;
  public static final double[] VISIT_WEIGHTS = {
    1.9, 1.5, 0.75, 0.5, 0.55, 0.65, 0.95, 1.35, 1.8, 2.0, 1.8
  };
  public static final double[] SEASON = {
    1.12, 0.88, 1.06, 1.02, 0.98, 0.95, 0.94, 0.93, 0.96, 0.99, 1.06, 1.11
  };
  public static final double[] RESPIRATORY_SEASON = {
    1.75, 1.35, 1.15, 0.95, 0.85, 0.80, 0.75, 0.70, 0.85, 0.95, 1.20, 1.55
  };
  public static final double REGISTERED_ONLY_VISITS = 0.10;
  public static final double TEMPORARY_VISITS = 0.60;
  public static final double VILLAGE = 0.315;
  public static final double TOWN = 0.235;
  public static final double LEAD = 0.335;
  public static final double OUTSIDE = 0.115;
  public static final double REFORM_TOWN = 0.16;
  public static final double REFORM_LEAD = -0.06;
  public static final double REFORM_OUTSIDE = -0.24;
  public static final double OWN_LEAD = 0.72;
  public static final double TO_MOTHER_AND_CHILD = 0.35;
  public static final double VISITS_WITHOUT_PERSON = 0.007;
  public static final double STRANGERS_AT_LEADS = 0.02;
  public static final double CHINESE_MEDICINE = 0.24;
  public static final double VILLAGE_YUAN = 42;
  public static final double TOWN_YUAN = 88;
  public static final double LEAD_YUAN = 160;
  public static final double OUTSIDE_YUAN = 230;
  public static final double VILLAGE_INSURED = 0.18;
  public static final double TOWN_INSURED = 0.36;
  public static final double LEAD_INSURED = 0.28;
  public static final double OUTSIDE_INSURED = 0.80;
  public static final double VISIT_FUND_RATE = 0.52;
  public static final double OUTSIDE_VISIT_FUND_RATE = 0.40;
  public static final double REFERRED_UP = 0.012;
  public static final double PHARMACY_PER_YEAR = 0.9;

  // stays
  public static final double STAYS_PER_YEAR = 0.165;
  public static final double[] STAY_WEIGHTS = {
    1.6, 1.1, 0.35, 0.45, 0.60, 0.60, 0.95, 1.50, 2.50, 3.40, 3.20
  };
  public static final double STAY_TOWN = 0.30;
  public static final double STAY_LEAD = 0.485;
  public static final double STAY_OUTSIDE = 0.215;
  public static final double TOWN_DAYS = 6.4;
  public static final double LEAD_DAYS = 9.1;
  public static final double OUTSIDE_DAYS = 9.5;
  public static final double REFORM_DAYS = -0.07;
  public static final double TOWN_STAY_YUAN = 2_150;
  public static final double LEAD_STAY_YUAN = 6_900;
  public static final double OUTSIDE_STAY_YUAN = 14_500;
  public static final double TOWN_STAY_FUND = 0.74;
  public static final double LEAD_STAY_FUND = 0.63;
  public static final double OUTSIDE_STAY_FUND = 0.47;
  public static final double EMPLOYEE_FUND_MORE = 0.10;
  public static final double OPERATED = 0.26;
  public static final double SECOND_OPERATION = 0.12;
  public static final double DIFFICULT_OPERATIONS = 0.20;
  public static final double CAESAREAN = 0.36;
  public static final double REHABILITATION = 0.09;
  public static final double REFERRED_DOWN = 0.040;
  public static final double REFORM_DOWN = 0.020;
  public static final double BORN_IN_HOSPITAL = 0.9989;
  public static final double BORN_ELSEWHERE = 0.12;
  public static final double BORN_AT_MOTHER_AND_CHILD = 0.50;

  // public health
  public static final double[] HYPERTENSION = {
    0, 0, 0, 0.01, 0.04, 0.11, 0.24, 0.40, 0.54, 0.60, 0.60
  };
  public static final double[] DIABETES = {
    0, 0, 0, 0.002, 0.01, 0.035, 0.09, 0.15, 0.18, 0.18, 0.17
  };
  public static final double HYPERTENSION_COMPLICATED = 0.012;
  public static final double DIABETES_COMPLICATED = 0.020;
  public static final double MANAGED_COMPLICATED = 0.65;
  public static final double COMPLICATION_OUTSIDE = 0.30;
  public static final double VISITS_AFTER_COMPLICATION = 1.4;
  public static final double DROPPED_OUT = 0.05;
  public static final double BEFORE_MANAGEMENT = -0.10;
  public static final double MANAGEMENT_WORKS_WITHIN = 0.5;
  public static final double LASTING = 0.70;
  public static final double DIABETES_OTHER = 0.04;
  public static final double MANAGED_AT_START = 0.60;
  public static final double MANAGED_LATER = 0.16;
  public static final double TUBERCULOSIS_PER_YEAR = 0.0006;
  public static final double MENTAL = 0.0045;
  public static final double DISABLED = 0.022;
  public static final double SPECIAL_FAMILY = 0.004;
  public static final double POOR = 0.045;
  public static final double MANAGED_BY_CLINIC = 0.22;
  public static final double MANAGED_BY_LEAD = 0.08;
  public static final double TRANSFERRED = 0.22;
  public static final double FOLLOWED_UP = 0.90;
  public static final double BY_PHONE = 0.12;
  public static final double GLYCATED = 0.15;
  public static final double REFORM_CONTROL = 0.05;
  public static final double ASSESSED = 0.64;
  public static final double FRAIL_65 = 0.060;
  public static final double FRAIL_75 = 0.160;
  public static final double REFORM_FRAIL = -0.06;
  public static final double KEY_SIGNED = 0.574;
  public static final double OTHERS_SIGNED = 0.27;
  public static final double SIGNED_BEFORE = -0.025;
  public static final double REFORM_SIGNED = 0.060;

  // wrong on purpose
  public static final double TWICE_REGISTERED = 0.0008;
  public static final double OLD_HOME_NOT_ENDED = 0.12;
  public static final double STAYS_WITH_OLD_INSTITUTION = 0.30;
  public static final double TEN_TIMES = 0.0002;
  public static final double DUPLICATES_VOIDED = 0.20;
  public static final double COPIED_FROM_OTHERS = 0.60;
  public static final double CARRIED_FORWARD = 0.35;
  public static final double FOLLOWED_AFTER_DEATH = 0.60;
  public static final double NOUGHTS = 0.80;
  public static final double JUST_UNDER_TARGET = 0.60;
  public static final int HOME_VISITS_NOBODY_MAKES = 15;
  public static final int WRONG_MONTHS = 12;
  public static final int TOWNS_FOR_A_SET_OF_WRONGS = 12;

  // staff and money
  public static final double TOWN_STAFF_PER_1000 = 2.4;
  public static final double NEW_STAFF = 0.05;
  public static final double GENERAL_PRACTITIONERS = 0.21;
  public static final double DOCTORS_IN_CLINICS = 0.35;
  public static final double LEAD_PAY = 8_900;
  public static final double TOWN_PAY = 5_900;
  public static final double CLINIC_PAY = 3_400;
  public static final double PAY_GROWTH = 0.03;
  public static final double REFORM_PAY = 0.07;
  public static final double TOWN_FISCAL = 0.58;
  public static final double LEAD_FISCAL = 0.12;
  public static final double REFORM_FISCAL = 0.05;
  public static final double REFORM_SERVICE = 0.06;

  private Knobs() {}

  public static double byAge(int age, double[] table) {
    var group = 0;
    while (group < AGES.length && AGES[group] <= age) {
      group++;
    }
    return table[group];
  }

  /**
   * The age by which this share of people has what the table says, rising evenly between the
   * middles of its age groups; infinity when so many never have it.
   */
  public static double ageWhen(double share, double[] table) {
    for (var i = 1; i < table.length; i++) {
      if (table[i] >= share && table[i] > table[i - 1]) {
        var within = Math.max(0, share - table[i - 1]) / (table[i] - table[i - 1]);
        return MIDDLES[i - 1] + within * (MIDDLES[i] - MIDDLES[i - 1]);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** How much of a reform is in force in a month: 0 before it, rising to 1. */
  public static double reform(YearMonth from, YearMonth month) {
    var months =
        (month.getYear() - from.getYear()) * 12 + month.getMonthValue() - from.getMonthValue() + 1;
    return Math.clamp((double) months / REFORM_MONTHS, 0.0, 1.0);
  }
}

package org.yipanqi.simulation;

/** What every part of a run shares. */
record World(
    SimulationPlan plan,
    Span span,
    County county,
    People people,
    Names names,
    ImportFolder folder,
    Reports reports,
    Tally tally,
    Clerks clerks) {

  static World of(SimulationPlan plan, ImportFolder folder) {
    var span = new Span(plan.from(), plan.to());
    var county = County.of(plan.county());
    var names = new Names();
    var people = new People(plan, span, county, names);
    var reports = new Reports(span.months());
    var tally = new Tally(county.institutions().size(), span.months());
    var clerks = new Clerks(plan.seed(), county, names);
    return new World(plan, span, county, people, names, folder, reports, tally, clerks);
  }

  Dice dice(Dice.Stream stream, long number) {
    return Dice.of(plan.seed(), stream, number);
  }

  /** How much of the reform has arrived at an institution by a month of the span. */
  double reform(Institution institution, int month) {
    return Knobs.reform(span.name(month)) * institution.character().reform();
  }

  /** The county's size beside the census. */
  double scale() {
    return (double) plan.residents() / Knobs.CENSUS_RESIDENTS;
  }
}

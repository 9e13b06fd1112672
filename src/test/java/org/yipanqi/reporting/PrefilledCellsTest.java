package org.yipanqi.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yipanqi.facts.FactCatalogue;
import org.yipanqi.policy.PackReader;
import org.yipanqi.policy.PolicyPack;
import org.yipanqi.policy.forms.CellText;
import org.yipanqi.policy.forms.Cells;
import org.yipanqi.policy.forms.Fill;
import org.yipanqi.policy.forms.Form;

/** What a figure writes into a cell is what the cell takes. */
class PrefilledCellsTest {

  @Test
  void every_figure_of_the_shipped_forms_can_stand_in_its_cell() throws IOException {
    var refused = new ArrayList<String>();
    var seen = 0;
    for (var form : shipped()) {
      for (var place : form.places(new Cells(Map.of(), Map.of(), Set.of()))) {
        if (place.rule().fill() instanceof Fill.Figure) {
          seen++;
          var written = Prefill.number(place, BigDecimal.ONE);
          if (!(CellText.read(place.rule(), written) instanceof CellText.Read.Good)) {
            refused.add(form.id() + " " + place.name() + " takes no " + written);
          }
        }
      }
    }

    assertThat(seen).isGreaterThan(50);
    assertThat(refused).isEmpty();
  }

  @Test
  void a_pack_of_forms_and_a_chain_alone_is_a_whole_pack() throws IOException {
    var read = PackReader.read(Path.of("web/e2e/packs/city-monthly"), FactCatalogue.load());

    assertThat(read.mistakes()).isEmpty();
    assertThat(read.pack().orElseThrow().forms().forms()).hasSize(1);
  }

  private static List<Form> shipped() throws IOException {
    var facts = FactCatalogue.load();
    var all = new ArrayList<Form>();
    try (var folders = Files.list(Path.of("policies"))) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        PackReader.read(folder, facts)
            .pack()
            .map(PolicyPack::forms)
            .ifPresent(it -> all.addAll(it.forms()));
      }
    }
    return all;
  }
}

package org.yipanqi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.yipanqi.access.Duty;
import org.yipanqi.access.Powers;
import org.yipanqi.database.OnTestDatabase;

/** What the modules say of their files agrees with what the gate lets through. */
@SpringBootTest
@AutoConfigureMockMvc
@OnTestDatabase
class EvidenceOwnersTest {

  @Autowired private List<EvidenceOwner> owners;
  @Autowired private Powers powers;

  @Test
  void who_adds_files_to_anything_passes_the_gate_and_nobody_else() {
    var somewhere = new HashSet<Duty>();
    for (var owner : owners) {
      somewhere.addAll(powers.find(owner.power()).orElseThrow().duties());
    }

    assertThat(EvidencePower.ADD.duties()).isEqualTo(somewhere);
    assertThat(owners)
        .extracting(EvidenceOwner::kind)
        .containsExactlyInAnyOrder(
            "task", "finding", "rectification", "return", "self_assessment", "review");
  }
}

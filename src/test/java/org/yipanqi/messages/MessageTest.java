package org.yipanqi.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yipanqi.access.Duty;
import org.yipanqi.kernel.Label;

class MessageTest {

  private static final Label WORDS = new Label("6月进度表已退回", "The table of June came back");
  private static final Recipient TOWN = new Recipient.OfDuty(Duty.FINANCE, "H-1");

  @Test
  void a_message_is_for_somebody_and_leads_to_a_page_of_the_house() {
    assertThatThrownBy(() -> message("k", "a.b", "/reports/1"))
        .isInstanceOf(IllegalArgumentException.class);
    for (var link :
        new String[] {"reports/1", "//elsewhere.example/", "https://elsewhere.example"}) {
      assertThatThrownBy(() -> message("k", "reporting.returned", link, TOWN))
          .as(link)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void its_kind_names_a_module_and_an_event() {
    assertThat(message("k", "reporting.returned", "/reports/1", TOWN).to()).containsExactly(TOWN);
    assertThatThrownBy(() -> message("k", "returned", "/reports/1", TOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Message message(String key, String kind, String link, Recipient... to) {
    return new Message(key, kind, Set.of(to), WORDS, link, null);
  }
}

package org.yipanqi.messages.outbound;

import java.util.List;
import java.util.Optional;

/** The channels there are. */
record Carriers(List<Carrier> all) {

  Carriers {
    all = List.copyOf(all);
  }

  Optional<Carrier> of(Channel channel) {
    return all.stream().filter(c -> c.channel() == channel).findFirst();
  }

  List<Channel> channels() {
    return all.stream().map(Carrier::channel).toList();
  }
}

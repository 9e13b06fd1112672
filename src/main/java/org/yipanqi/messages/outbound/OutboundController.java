package org.yipanqi.messages.outbound;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** Where one wants to be told, and what did not get there. */
@RestController
@RequestMapping("/api/messages")
class OutboundController {

  record MessageChannel(String code, Label label) {}

  record MessageContact(String channel, String shown, OffsetDateTime setAt) {}

  record MessageContacts(List<MessageChannel> channels, List<MessageContact> contacts) {}

  record ContactAddress(String address) {}

  record StuckDelivery(
      String id,
      Label words,
      String login,
      String channel,
      int attempts,
      @Nullable String fault,
      OffsetDateTime since) {}

  record StuckDeliveries(
      List<MessageChannel> channels,
      long waiting,
      long dead,
      List<StuckDelivery> rows,
      @Nullable String next) {}

  record GivenUp(String reason) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Contacts contacts;
  private final Outbox outbox;
  private final Callers callers;

  OutboundController(Contacts contacts, Outbox outbox, Callers callers) {
    this.contacts = contacts;
    this.outbox = outbox;
    this.callers = callers;
  }

  @GetMapping("/contacts")
  @Needs(Needs.SIGNED_IN)
  MessageContacts contacts() {
    return new MessageContacts(
        channels(),
        contacts.of(callers.current()).stream()
            .map(c -> new MessageContact(c.channel().code(), c.shown(), c.setAt()))
            .toList());
  }

  @PutMapping("/contacts/{channel}")
  @Needs(Needs.SIGNED_IN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(@PathVariable String channel, @RequestBody ContactAddress body) {
    contacts.set(callers.current(), channel, body.address());
  }

  @DeleteMapping("/contacts/{channel}")
  @Needs(Needs.SIGNED_IN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String channel) {
    contacts.remove(callers.current(), channel);
  }

  /** What did not get through, newest first. */
  @GetMapping("/outbox")
  @Needs("messages.keep_channels")
  StuckDeliveries stuck(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = outbox.stuck(Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    var counts = outbox.counts();
    return new StuckDeliveries(
        channels(),
        counts.waiting(),
        counts.dead(),
        page.stream().map(OutboundController::row).toList(),
        more ? String.valueOf(page.getLast().id()) : null);
  }

  @PostMapping("/outbox/{delivery}/attempts")
  @Needs("messages.keep_channels")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tryAgain(@PathVariable long delivery) {
    outbox.tryAgain(callers.current(), delivery);
  }

  @PostMapping("/outbox/{delivery}/end")
  @Needs("messages.keep_channels")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveUp(@PathVariable long delivery, @RequestBody GivenUp body) {
    outbox.giveUp(callers.current(), delivery, body.reason());
  }

  private List<MessageChannel> channels() {
    return contacts.channels().stream().map(c -> new MessageChannel(c.code(), c.label())).toList();
  }

  private static StuckDelivery row(Outbox.Stuck it) {
    return new StuckDelivery(
        String.valueOf(it.id()),
        it.words(),
        it.login(),
        it.channel(),
        it.attempts(),
        it.fault(),
        it.since());
  }
}

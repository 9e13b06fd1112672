package org.yipanqi.messages;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.kernel.Label;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;
import org.yipanqi.web.Paging;

/** What the caller was told. */
@RestController
@RequestMapping("/api/messages")
@Needs(Needs.SIGNED_IN)
class MessageController {

  /**
   * @param due null where nothing presses
   * @param readAt null while it has not been seen
   */
  record MessageRow(
      String id,
      String kind,
      Label words,
      String link,
      @Nullable OffsetDateTime due,
      OffsetDateTime toldAt,
      @Nullable OffsetDateTime readAt) {}

  record MessagePage(List<MessageRow> rows, @Nullable String next) {}

  /**
   * @param count at most 100, which means "or more"
   */
  record UnreadMessages(int count) {}

  record MessagesRead(List<String> ids) {}

  private static final int USUAL = 50;
  private static final int MOST = 200;

  private final Messenger messages;
  private final Callers callers;

  MessageController(Messenger messages, Callers callers) {
    this.messages = messages;
    this.callers = callers;
  }

  /** Newest first. */
  @GetMapping
  MessagePage list(
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var most = Paging.limit(limit, USUAL, MOST);
    var found = messages.of(callers.current(), unread, Paging.cursor(cursor), most + 1);
    var more = found.size() > most;
    var page = more ? found.subList(0, most) : found;
    return new MessagePage(
        page.stream().map(MessageController::row).toList(),
        more ? String.valueOf(page.getLast().id()) : null);
  }

  @GetMapping("/unread")
  UnreadMessages unread() {
    return new UnreadMessages(messages.unread(callers.current()));
  }

  @PostMapping("/readings")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@RequestBody MessagesRead read) {
    if (read.ids().isEmpty() || read.ids().size() > MOST) {
      throw new MalformedRequest("ids", "web.limit-range", MOST);
    }
    if (!read.ids().stream().allMatch(id -> id.matches("\\d{1,18}"))) {
      throw new MalformedRequest("ids", "web.bad-cursor");
    }
    messages.read(callers.current(), read.ids().stream().map(Long::valueOf).toList());
  }

  private static MessageRow row(Messenger.Told it) {
    return new MessageRow(
        String.valueOf(it.id()),
        it.kind(),
        it.words(),
        it.link(),
        it.due(),
        it.toldAt(),
        it.readAt());
  }
}

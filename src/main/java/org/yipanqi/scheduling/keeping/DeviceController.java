package org.yipanqi.scheduling.keeping;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yipanqi.access.Callers;
import org.yipanqi.scheduling.Given;
import org.yipanqi.scheduling.keeping.Devices.DeviceAsKept;
import org.yipanqi.web.MalformedRequest;
import org.yipanqi.web.Needs;

/** Devices of one's own hospital. */
@RestController
@RequestMapping("/api/pools")
@Needs("scheduling.keep")
class DeviceController {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 480;

  /**
   * @param version of the device as it was looked at; without meaning for a new one
   * @param minutes how long one examination takes
   * @param weekdays Monday being 1
   */
  record DeviceKeep(
      int version,
      @Nullable String kind,
      @Nullable String name,
      @Nullable Integer minutes,
      @Nullable LocalTime opens,
      @Nullable LocalTime closes,
      @Nullable List<Integer> weekdays) {}

  /**
   * @param reason needed for closing
   */
  record DeviceChange(int version, @Nullable String reason) {}

  private final Devices devices;
  private final Callers callers;

  DeviceController(Devices devices, Callers callers) {
    this.devices = devices;
    this.callers = callers;
  }

  @PostMapping("/{institution}/devices")
  @ResponseStatus(HttpStatus.CREATED)
  void add(@PathVariable String institution, @RequestBody DeviceKeep asked) {
    devices.add(callers.current(), institution, kept(asked));
  }

  @PutMapping("/devices/{device}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@PathVariable long device, @RequestBody DeviceKeep asked) {
    devices.change(callers.current(), device, asked.version(), kept(asked));
  }

  @PostMapping("/devices/{device}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable long device, @RequestBody DeviceChange change) {
    devices.close(callers.current(), device, change.version(), change.reason());
  }

  @PostMapping("/devices/{device}/opening")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void open(@PathVariable long device, @RequestBody DeviceChange change) {
    devices.open(callers.current(), device, change.version());
  }

  private static DeviceAsKept kept(DeviceKeep asked) {
    var opens = MalformedRequest.needed("opens", asked.opens());
    return new DeviceAsKept(
        Given.text("kind", asked.kind(), Given.NAME),
        Given.text("name", asked.name(), Given.NAME),
        Given.number("minutes", asked.minutes(), SHORTEST, LONGEST),
        opens,
        Given.after("closes", opens, asked.closes()),
        Given.weekdays("weekdays", asked.weekdays()));
  }
}

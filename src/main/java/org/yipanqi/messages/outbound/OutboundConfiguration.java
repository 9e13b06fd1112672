package org.yipanqi.messages.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.yipanqi.kernel.SecretFile;
import tools.jackson.databind.json.JsonMapper;

/** The channels that the operator has set up; without settings there is none. */
@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

  @Bean
  Carriers carriers(
      ObjectProvider<JavaMailSender> mail,
      JsonMapper json,
      @Value("${yipanqi.messages.house}") String house,
      @Value("${yipanqi.messages.mail-from}") String from,
      @Value("${yipanqi.messages.hook}") String hook,
      @Value("${yipanqi.messages.hook-key-file}") String keyFile) {
    List<Carrier> all = new ArrayList<>();
    var server = mail.getIfAvailable();
    if (server != null && !from.isBlank()) {
      all.add(new MailCarrier(server, from, house));
    }
    if (!hook.isBlank()) {
      if (keyFile.isBlank()) {
        throw new IllegalStateException(
            "yipanqi.messages.hook is set, yipanqi.messages.hook-key-file is not");
      }
      all.add(new HookCarrier(URI.create(hook), secret(Path.of(keyFile)), house, json));
    }
    return new Carriers(all);
  }

  private static byte[] secret(Path file) {
    try {
      var exposed = SecretFile.exposure(file);
      if (exposed.isPresent()) {
        throw new IllegalStateException(
            "the key of the hook is open to others (%s): chmod 600 %s"
                .formatted(exposed.get(), file));
      }
      return HookCarrier.key(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the key of the hook", e);
    }
  }
}

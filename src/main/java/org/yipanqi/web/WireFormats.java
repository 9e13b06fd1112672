package org.yipanqi.web;

import io.swagger.v3.core.util.PrimitiveType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How values cross the wire. Decimals are strings: a browser's numbers would round them. */
@Configuration(proxyBeanMethods = false)
class WireFormats {

  WireFormats() {
    PrimitiveType.customClasses().put(BigDecimal.class.getName(), PrimitiveType.STRING);
  }

  @Bean
  JsonMapperBuilderCustomizer exactDecimals() {
    return builder -> builder.addModule(new SimpleModule("decimals").addSerializer(new Decimals()));
  }

  /** Chinese unless the caller asks for English. */
  @Bean
  LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(List.of(Locale.CHINESE, Locale.ENGLISH));
    resolver.setDefaultLocale(Locale.CHINESE);
    return resolver;
  }

  private static final class Decimals extends StdSerializer<BigDecimal> {

    Decimals() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toPlainString());
    }
  }
}

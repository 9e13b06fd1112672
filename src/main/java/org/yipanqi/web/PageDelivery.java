package org.yipanqi.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Hands out the built pages. The browser's own router knows the addresses, so an address that is no
 * file gets the one page there is; under /api an unknown address stays unknown.
 */
@Configuration(proxyBeanMethods = false)
class PageDelivery implements WebMvcConfigurer {

  private static final String PAGES = "classpath:/static/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(PAGES + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(PAGES)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new OnePage());
  }

  private static final class OnePage extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      var file = super.getResource(path, location);
      if (file != null || isForPrograms(path)) {
        return file;
      }
      return super.getResource("index.html", location);
    }

    private static boolean isForPrograms(String path) {
      var name = path.substring(path.lastIndexOf('/') + 1);
      return path.equals("api") || path.startsWith("api/") || name.contains(".");
    }
  }
}

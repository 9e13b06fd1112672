package org.yipanqi.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out kept answers as the bytes they were first written as, and nothing but "not modified" to
 * a browser that has them already.
 */
@ControllerAdvice
class KeptAnswers implements ResponseBodyAdvice<KeptAnswer> {

  private static final int MOST = 64;

  /** An answer's bytes, for as long as the answer itself is kept by whoever made it. */
  private record Written(WeakReference<Object> answer, byte[] plain, byte[] zipped, String tag) {}

  private final JsonMapper json;
  private final ConcurrentLinkedDeque<Written> kept = new ConcurrentLinkedDeque<>();

  KeptAnswers(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return KeptAnswer.class.isAssignableFrom(returned.getParameterType());
  }

  @Override
  public @Nullable KeptAnswer beforeBodyWrite(
      @Nullable KeptAnswer answer,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (answer == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
      return answer;
    }
    var written = written(answer);
    var headers = response.getHeaders();
    headers.setETag(written.tag());
    headers.setCacheControl("private, no-cache");
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (request.getHeaders().getIfNoneMatch().contains(written.tag())) {
      response.setStatusCode(HttpStatus.NOT_MODIFIED);
      return null;
    }
    var zipped = takesZipped(request);
    if (zipped) {
      headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    headers.setContentType(MediaType.APPLICATION_JSON);
    var bytes = zipped ? written.zipped() : written.plain();
    headers.setContentLength(bytes.length);
    try {
      response.getBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private static boolean takesZipped(ServerHttpRequest request) {
    return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
        .anyMatch(given -> given.contains("gzip"));
  }

  private Written written(KeptAnswer answer) {
    for (var each : kept) {
      if (each.answer().refersTo(answer)) {
        return each;
      }
    }
    var plain = json.writeValueAsBytes(answer);
    var tag = '"' + DigestUtils.md5DigestAsHex(plain) + '"';
    var fresh = new Written(new WeakReference<>(answer), plain, zip(plain), tag);
    kept.addFirst(fresh);
    while (kept.size() > MOST) {
      kept.pollLast();
    }
    return fresh;
  }

  private static byte[] zip(byte[] plain) {
    var zipped = new ByteArrayOutputStream(plain.length / 8);
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}

package org.yipanqi.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;

/**
 * Every error as problem details (RFC 9457), in the caller's language. Three kinds, never mixed: a
 * rule said no, the request can't be read, or we have a bug, of which the caller learns nothing.
 * Each names its request, under whose number the log tells more.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  /** What is wrong with one field of a request. */
  record FieldMistake(String field, String message) {}

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private static final String RETRY_SECONDS = "30";

  private final Messages messages;

  ProblemAdvice(Messages messages) {
    this.messages = messages;
  }

  @ExceptionHandler
  ProblemDetail problem(Problem problem) {
    var status =
        switch (problem.type().kind()) {
          case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
          case SIGNED_OUT -> HttpStatus.UNAUTHORIZED;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case MISSING -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    var type = problem.type();
    var name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return detail(status, "/problems/" + type.module() + "/" + name, name, messages.label(problem));
  }

  @ExceptionHandler
  ProblemDetail malformed(MalformedRequest e) {
    if (!e.fields().isEmpty()) {
      var locale = LocaleContextHolder.getLocale();
      return mistakes(
          e.fields().stream().map(f -> new FieldMistake(f.name(), f.text().in(locale))).toList());
    }
    var text = messages.label(e.messageKey(), e.arguments().toArray());
    return mistakes(List.of(new FieldMistake(e.field(), text.in(LocaleContextHolder.getLocale()))));
  }

  @ExceptionHandler
  ProblemDetail changedMeanwhile(OptimisticLockingFailureException e) {
    return of(HttpStatus.CONFLICT, "changed-meanwhile");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> full(EventStreams.TooManyStreams e) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .body(of(HttpStatus.SERVICE_UNAVAILABLE, "too-many-streams"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> anythingElse(Exception e) {
    var trouble = Trouble.in(e);
    if (trouble.isEmpty()) {
      return ResponseEntity.internalServerError().body(bug(e));
    }
    if (trouble.get().operators()) {
      // Where in the program it happened says nothing, and there may be thousands.
      LOG.error("request {}: {}: {}", requestId(), trouble.get().code(), root(e));
    }
    var status = trouble.get().status();
    var answer = ResponseEntity.status(status);
    if (status.is5xxServerError()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer.body(of(status, trouble.get().code()));
  }

  private ProblemDetail bug(Exception e) {
    LOG.error("request {}", requestId(), e);
    return of(HttpStatus.INTERNAL_SERVER_ERROR, "our-fault");
  }

  private static String root(Throwable error) {
    var cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static String requestId() {
    return Origin.current().map(Origin::requestId).orElse("of nobody");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var mistakes =
        e.getBindingResult().getFieldErrors().stream()
            .map(it -> new FieldMistake(it.getField(), String.valueOf(it.getDefaultMessage())))
            .toList();
    return ResponseEntity.badRequest().body(mistakes(mistakes));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var mistakes =
        e.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(it ->
                        new FieldMistake(
                            String.valueOf(result.getMethodParameter().getParameterName()),
                            String.valueOf(it.getDefaultMessage()))))
            .toList();
    return ResponseEntity.badRequest().body(mistakes(mistakes));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var field =
        e instanceof MethodArgumentTypeMismatchException m ? m.getName() : e.getPropertyName();
    return field(String.valueOf(field), "web.bad-value");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return field(e.getParameterName(), "web.needed");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
      MissingServletRequestPartException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return field(e.getRequestPartName(), "web.needed");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
        .body(of(HttpStatus.CONTENT_TOO_LARGE, "upload-too-large"));
  }

  /** Everything else that Spring itself says no to: unknown addresses, methods, media types. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (e instanceof HttpMessageNotReadableException) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof MeasuredBody.GivenUp given) {
          return ResponseEntity.status(given.status()).body(of(given.status(), given.code()));
        }
      }
    }
    if (status.is5xxServerError()) {
      return ResponseEntity.internalServerError().body(bug(e));
    }
    var code =
        switch (status.value()) {
          case 404 -> "not-found";
          case 405 -> "method-not-allowed";
          case 406, 415 -> "unsupported-media-type";
          default -> "malformed";
        };
    return ResponseEntity.status(status).headers(headers).body(of(status, code));
  }

  private ResponseEntity<Object> field(String field, String key) {
    return ResponseEntity.badRequest()
        .body(
            mistakes(
                List.of(
                    new FieldMistake(
                        field, messages.label(key).in(LocaleContextHolder.getLocale())))));
  }

  private ProblemDetail mistakes(List<FieldMistake> mistakes) {
    var detail = of(HttpStatus.BAD_REQUEST, "malformed");
    detail.setProperty("errors", mistakes);
    return detail;
  }

  private ProblemDetail of(HttpStatusCode status, String code) {
    return detail(status, "/problems/" + code, code, messages.label("web." + code));
  }

  private ProblemDetail detail(HttpStatusCode status, String type, String code, Label text) {
    var detail = ProblemDetail.forStatusAndDetail(status, text.in(LocaleContextHolder.getLocale()));
    detail.setType(URI.create(type));
    messages
        .find("web.status." + status.value())
        .ifPresent(title -> detail.setTitle(title.in(LocaleContextHolder.getLocale())));
    detail.setProperty("code", code);
    Origin.current().ifPresent(origin -> detail.setProperty("requestId", origin.requestId()));
    return detail;
  }
}

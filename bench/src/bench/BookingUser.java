package bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who books over HTTP. */
record BookingUser(Product product, String token, String asker) {

  /** Empty where the place was refused. */
  OptionalLong hold(String place) throws IOException, InterruptedException {
    var body =
        "{%s,\"forInstitution\":\"%s\",\"urgency\":\"routine\",\"reference\":\"PROOF\"}"
            .formatted(place, asker);
    var answer = post("api/bookings", body);
    return answer.statusCode() == 201
        ? OptionalLong.of(JsonMapper.shared().readTree(answer.body()).get("id").asLong())
        : OptionalLong.empty();
  }

  boolean change(long id, String act, int version) throws IOException, InterruptedException {
    var answer = post("api/bookings/" + id + "/" + act, "{\"version\":" + version + "}");
    return answer.statusCode() == 200;
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        product
            .as(token, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return product.client().send(request, HttpResponse.BodyHandlers.ofString());
  }
}

package org.yipanqi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.yipanqi.kernel.Label;
import org.yipanqi.kernel.Problem;

/** A file is what its content says, whatever it is called. */
class FileContentTest {

  private static final byte[] PDF = bytes("%PDF-1.7 出院小结");
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe0");

  @Test
  void a_name_loses_its_path_and_every_sign_that_means_something_elsewhere() {
    assertThat(FileContent.of("../../a\u202e/报告.PDF", PDF).name()).isEqualTo("报告.PDF");
    assertThat(FileContent.of("C:\\x\\a\"b.pdf", PDF).name()).isEqualTo("a_b.pdf");
    assertThat(FileContent.of("长".repeat(400) + ".pdf", PDF).name()).hasSize(150).endsWith(".pdf");
    assertThat(FileContent.of("x.jpe", JPEG).kind()).isEqualTo(FileContent.Kind.JPEG);
  }

  @Test
  void a_file_that_lies_is_refused_with_what_it_says_and_what_it_is() {
    assertThatThrownBy(() -> FileContent.of("a.pdf", JPEG))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.type()).isEqualTo(EvidenceProblem.FILE_LIES);
              assertThat(it.arguments())
                  .containsExactly("a.pdf", new Label("PDF", "PDF"), new Label("JPEG", "JPEG"));
            });
    assertThat(refused("a.pdf", bytes("<html>"))).isEqualTo(EvidenceProblem.FILE_LIES);
    assertThat(refused("a.txt", PDF)).isEqualTo(EvidenceProblem.FILE_LIES);
    assertThat(refused("a.pdf", bytes("MZ"))).isEqualTo(EvidenceProblem.FILE_LIES);
  }

  @Test
  void what_no_office_opens_or_a_browser_runs_is_not_kept() {
    assertThat(refused("a.docx", HexFormat.of().parseHex("504b0304")))
        .isEqualTo(EvidenceProblem.UNKNOWN_FILE);
    assertThat(refused("a.html", bytes("<html>"))).isEqualTo(EvidenceProblem.UNKNOWN_FILE);
    assertThat(refused("a.exe", bytes("MZ"))).isEqualTo(EvidenceProblem.UNKNOWN_FILE);
  }

  @Test
  void nothing_and_too_much_are_refused() {
    assertThat(refused("a.pdf", new byte[0])).isEqualTo(EvidenceProblem.EMPTY_FILE);
    assertThat(FileContent.of("a.pdf", Arrays.copyOf(PDF, FileContent.MOST_BYTES)).bytes())
        .hasSize(10_485_760);
    assertThat(refused("a.pdf", Arrays.copyOf(PDF, FileContent.MOST_BYTES + 1)))
        .isEqualTo(EvidenceProblem.TOO_LARGE);
  }

  /** By {@code printf %PDF- | sha256sum}. */
  @Test
  void its_digest_is_sha_256() {
    assertThat(FileContent.of("a.pdf", bytes("%PDF-")).digest())
        .isEqualTo("38523c087796e5d5dd1cf9bad1fb026781a838dd9dd2cf8af58b9f6502a46778");
  }

  private static Problem.Type refused(String name, byte[] bytes) {
    try {
      var _ = FileContent.of(name, bytes);
      throw new AssertionError(name + " was taken");
    } catch (Problem problem) {
      return problem.type();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.yipanqi.reporting.paper;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yipanqi.facts.workbook.UnreadableWorkbook;
import org.yipanqi.kernel.Label;

/** What can be wrong with a workbook that is sent back, beside what stands in its cells. */
final class SheetFaults {

  record Fault(String code, Label words) {}

  static final Fault TOO_LARGE =
      fault("too-large-file", "文件超过 20 MB，不是这张表", "larger than 20 MB: not this form's workbook");
  static final Fault NOT_OURS =
      fault(
          "not-our-template",
          "不是从这里下载的填报表：请重新下载，把数填进去再传",
          "not a workbook from here: download it anew and fill it in");
  static final Fault ANOTHER_FORM =
      fault(
          "another-form", "这是另一张表的文件：请下载本表再填", "the workbook of another form: download this one's");
  static final Fault MERGED =
      fault("merged-cells", "不能合并单元格：请取消合并再传", "cells are merged: unmerge them and send it again");
  static final Fault CELL_WITHOUT_COLUMN =
      fault(
          "cell-without-column", "表的右边多出了内容：请删去", "something stands right of the table: remove it");
  static final Fault STRANGE_ROW =
      fault(
          "strange-row",
          "这一行不是表里的行，或重复了：请删去",
          "no row of this form, or it stands twice: remove it");
  static final Fault NO_CELL = fault("no-cell", "这里不用填：请清空", "nothing belongs here: clear it");
  static final Fault FORMULA_WITHOUT_VALUE =
      fault(
          "formula-without-value",
          "公式没有算出的值：请在 Excel 或 WPS 中打开、保存一次，或直接填数",
          "a formula without a value: open and save it in a spreadsheet, or type the number");

  private static final int ZIP = 0x504B0304;
  private static final int OLD_OFFICE = 0xD0CF11E0;
  private static final int PDF = 0x25504446;

  private SheetFaults() {}

  private static Fault fault(String code, String zh, String en) {
    return new Fault(code, new Label(zh, en));
  }

  /** What a file really is, whatever its name says; null for what may be a workbook. */
  static @Nullable Fault kind(byte[] content) {
    if (content.length < 4) {
      return fault("empty-file", "文件是空的", "the file is empty");
    }
    var first =
        (content[0] & 0xFF) << 24
            | (content[1] & 0xFF) << 16
            | (content[2] & 0xFF) << 8
            | (content[3] & 0xFF);
    return switch (first) {
      case ZIP -> null;
      case OLD_OFFICE ->
          fault(
              "workbook-xls",
              "这是旧格式（.xls）或设了密码的文件：请去掉密码，另存为 .xlsx",
              "an old .xls file or one with a password: save it as .xlsx without a password");
      case PDF -> fault("not-a-workbook", "这是 PDF，不是 Excel 工作簿", "a PDF, not a workbook");
      default -> other(content);
    };
  }

  private static Fault other(byte[] content) {
    var start = new String(content, 0, Math.min(200, content.length), StandardCharsets.UTF_8);
    return start.stripLeading().startsWith("<")
        ? fault(
            "not-a-workbook",
            "这是网页文件，不是 Excel 工作簿：请在 Excel 中另存为 .xlsx",
            "a web page, not a workbook: save it as .xlsx")
        : fault(
            "not-a-workbook",
            "内容不是 Excel 工作簿（.xlsx），改文件名没有用：请另存为 .xlsx",
            "its content is no workbook (.xlsx), whatever its name: save it as .xlsx");
  }

  static Fault of(UnreadableWorkbook unreadable) {
    return switch (unreadable.code()) {
      case "workbook-xlsb", "workbook-ods" ->
          fault(
              unreadable.code(),
              "不是 .xlsx 工作簿：请另存为 Excel 工作簿（.xlsx）",
              "not an .xlsx workbook: save it as .xlsx");
      case "workbook-not" ->
          fault(unreadable.code(), "是压缩文件，不是 Excel 工作簿", "a compressed file, not a workbook");
      case "workbook-bomb", "workbook-too-large" ->
          fault(
              unreadable.code(),
              "解开后大得不正常，没有读取",
              "unpacked it is larger than is reasonable: not read");
      default ->
          fault(
              unreadable.code(),
              "工作簿已损坏或不完整：请在 Excel 或 WPS 中打开、另存一次再传",
              "broken or incomplete: open it in a spreadsheet, save it and send it again");
    };
  }

  static Fault anotherVersion(String told, String wanted) {
    return fault(
        "another-version",
        "表式已改（文件是第 " + told + " 版，现在是第 " + wanted + " 版）：请重新下载",
        "the form has changed (version " + told + ", now " + wanted + "): download it anew");
  }

  static Fault anotherUnit(String told) {
    return fault(
        "another-unit", "这是另一个单位（" + told + "）的表", "the workbook of another unit (" + told + ")");
  }

  static Fault anotherPeriod(String told, String wanted) {
    return fault(
        "another-period",
        "这是 " + told + " 的表，现在要填 " + wanted,
        "the workbook of " + told + ", not of " + wanted);
  }

  static Fault missingSheet(Label title) {
    return fault(
        "missing-sheet",
        "缺少工作表“" + title.zh() + "”，请不要删改工作表的名称",
        "the sheet \"" + title.en() + "\" is missing; leave the sheets' names as they are");
  }

  static Fault movedColumn(Label wanted, String found) {
    return fault(
        "moved-columns",
        "这一列应是“" + wanted.zh() + "”，现在是“" + shown(found) + "”：列不能移动、插入、删除或改名",
        "this column should be \""
            + wanted.en()
            + "\", not \""
            + shown(found)
            + "\": columns must not be moved, added, removed or renamed");
  }

  static Fault movedRow(Label wanted) {
    return fault(
        "moved-rows",
        "这一行应是“" + wanted.zh() + "”：行不能移动、插入或删除",
        "this row should be \"" + wanted.en() + "\": rows must not be moved, added or removed");
  }

  static Fault missingRow(String name) {
    return fault("missing-row", "缺少“" + name + "”这一行", "the row of \"" + name + "\" is missing");
  }

  static Fault tooManyRows(int rows, int most) {
    return fault(
        "too-many-rows",
        "有 " + rows + " 行，最多 " + most + " 行；多出的没有读取",
        rows + " rows, at most " + most + " fit; those beyond were not read");
  }

  static Fault cellError(String text) {
    return fault(
        "cell-error",
        "公式出错（" + shown(text) + "）：请改正或直接填数",
        "a formula failed (" + shown(text) + "): mend it or type the number");
  }

  private static String shown(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "…";
  }
}

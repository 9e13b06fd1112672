package org.yipanqi.reporting.paper;

import org.jspecify.annotations.Nullable;
import org.yipanqi.policy.forms.Finding;

/**
 * Something about a workbook that was sent back.
 *
 * @param at the sheet and the cell as spreadsheets write them, {@code 1 门诊!D5}; null for the whole
 *     file
 */
public record SheetFinding(@Nullable String at, Finding finding) {}

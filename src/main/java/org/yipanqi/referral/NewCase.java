package org.yipanqi.referral;

import org.jspecify.annotations.Nullable;

/**
 * What a doctor writes on a slip; codes as tables write them.
 *
 * @param begin save_draft, ask_advice or submit
 * @param icd10 the code of the insurance edition
 * @param summary how the patient is
 * @param from the sender's code
 * @param to the receiver's code; null out of the county
 * @param toName a receiver outside the county
 * @param channel phone or paper, when entered for an institution without a terminal
 */
public record NewCase(
    String begin,
    String personNo,
    String direction,
    String service,
    String urgency,
    String icd10,
    String diagnosis,
    @Nullable String summary,
    String reason,
    @Nullable String reasonWords,
    String from,
    @Nullable String fromDepartment,
    @Nullable String to,
    @Nullable String toName,
    @Nullable String toDepartment,
    @Nullable String channel) {}

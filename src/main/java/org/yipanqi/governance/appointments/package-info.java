/**
 * Appointments and filings: who was appointed, hired or brought in by whom, and whether the health
 * bureau has it on file. What is past its day and not filed is a finding.
 */
@NullMarked
package org.yipanqi.governance.appointments;

import org.jspecify.annotations.NullMarked;

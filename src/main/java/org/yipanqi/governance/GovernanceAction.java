package org.yipanqi.governance;

import org.yipanqi.audit.Action;
import org.yipanqi.kernel.Label;

/** What is noted of bodies, meetings, decisions and appointments. */
public enum GovernanceAction implements Action {
  BODY_BEGUN(new Label("设立议事机构", "Body set up")),
  BODY_ENDED(new Label("撤销议事机构", "Body ended")),
  SEAT_ADDED(new Label("增设席位", "Seat added")),
  SEAT_ENDED(new Label("撤销席位", "Seat ended")),
  SEAT_POST_STATED(new Label("明确席位职务", "Post of a seat stated")),
  POST_ADDED(new Label("登记职务", "Post added")),
  POST_CHANGED_HANDS(new Label("职务更替", "Post changed hands")),
  TENURE_CORRECTED(new Label("更正任职记录", "Tenure corrected")),
  POST_ACCOUNT_STATED(new Label("登记职务的登录名", "Account of a post stated")),
  CHARTER_ADOPTED(new Label("登记章程版本", "Charter version noted")),
  MATTER_SET(new Label("设定年度议题", "Yearly matter set")),
  MEETING_PLANNED(new Label("安排会议", "Meeting planned")),
  MEETING_HELD(new Label("会议召开", "Meeting held")),
  MEETING_MOVED(new Label("会议改期", "Meeting moved")),
  MEETING_CANCELLED(new Label("会议取消", "Meeting cancelled")),
  AGENDA_CHANGED(new Label("修改会议议程", "Agenda changed")),
  ATTENDANCE_NOTED(new Label("登记到会情况", "Attendance noted")),
  DECISION_RECORDED(new Label("记录议定事项", "Decision recorded")),
  DECISION_STRUCK(new Label("删除议定事项记录", "Recorded decision struck out")),
  MINUTES_WRITTEN(new Label("起草会议纪要", "Minutes written")),
  MINUTES_CONFIRMED(new Label("确认会议纪要", "Minutes confirmed")),
  DECISION_DONE(new Label("议定事项办结", "Decision carried out")),
  DECISION_DROPPED(new Label("议定事项终止", "Decision dropped")),
  DECISION_CORRECTED(new Label("更正议定事项", "Decision corrected")),
  DECISION_REOPENED(new Label("议定事项重新办理", "Decision opened again")),
  APPOINTED(new Label("登记任命、聘用或引进", "Appointment noted")),
  APPOINTMENT_ENDED(new Label("任职结束", "Appointment ended")),
  APPOINTMENT_FILED(new Label("报送备案", "Appointment filed")),
  FILING_RECEIVED(new Label("备案收讫", "Filing received")),
  FILING_RETURNED(new Label("退回备案", "Filing returned"));

  private final Label label;

  GovernanceAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }
}

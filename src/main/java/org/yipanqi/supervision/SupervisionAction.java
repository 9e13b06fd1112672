package org.yipanqi.supervision;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yipanqi.audit.Action;
import org.yipanqi.audit.ActionList;
import org.yipanqi.kernel.Label;

/** What is noted of tasks, inspections and measures. */
public enum SupervisionAction implements Action {
  TASK_RAISED(new Label("新增任务", "A task raised")),
  TASK_DATED(new Label("县里定任务期限", "A task's date set")),
  TASK_ASSIGNED(new Label("分派任务", "A task assigned")),
  TASK_REPORTED(new Label("填报任务完成", "A task reported done")),
  TASK_ACCEPTED(new Label("审核认定任务完成", "A task accepted as done")),
  TASK_RETURNED(new Label("退回任务填报", "A report returned")),
  TASK_REOPENED(new Label("重开任务", "A task reopened")),
  TASK_DROPPED(new Label("终止任务", "A task dropped")),
  TASK_AMENDED(new Label("任务随议定事项更正", "A task corrected with its decision")),
  INSPECTION_PLANNED(new Label("安排督查", "An inspection planned")),
  INSPECTION_CHANGED(new Label("督查开始、定等次或结束", "An inspection begun, rated or ended")),
  FINDING_WRITTEN(new Label("登记督查问题", "A finding written")),
  FINDING_RECTIFIED(new Label("报送整改", "A rectification reported")),
  FINDING_CHECKED(new Label("复查整改", "A rectification checked")),
  MEASURE_DECIDED(new Label("采纳或不采纳督办措施", "A measure accepted or declined")),
  MEASURE_CARRIED_OUT(new Label("登记措施落实", "A measure carried out"));

  private final Label label;

  SupervisionAction(Label label) {
    this.label = label;
  }

  @Override
  public Label label() {
    return label;
  }

  /** Makes them known. */
  @Configuration(proxyBeanMethods = false)
  static class Known {
    @Bean
    ActionList supervisionActions() {
      return ActionList.of(values());
    }
  }
}

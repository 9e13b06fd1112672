package org.yipanqi.access.signin;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.database.Reach;
import org.yipanqi.database.Scope;

/** Who calls without a token in tests that are not about access: a reform officer who sees all. */
public final class AssumedCaller {

  private AssumedCaller() {}

  public static void register(BeanDefinitionRegistry registry) {
    var caller =
        new Caller(
            "reform-officer",
            "体改股经办人",
            Duty.REFORM_OFFICER,
            "445322",
            Scope.everything("reform-officer"),
            Reach.ALL);
    registry.registerBeanDefinition(
        "assumedCaller",
        BeanDefinitionBuilder.genericBeanDefinition(
                EntryFilter.Assumed.class, () -> () -> caller)
            .getBeanDefinition());
  }
}

package org.yipanqi.indicators;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;

/** Refreshing runs beside the request or import that asked for it. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class BackgroundWork {}

package org.yipanqi.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What is done by the clock is done in processes that serve pages; commands don't. Tests leave it
 * off and do by hand what the clock would, so that nobody else works while they look.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "yipanqi.scheduled-work", matchIfMissing = true)
class ScheduledWork {}

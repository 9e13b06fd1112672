package org.yipanqi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {

  @Test
  void an_identity_number_keeps_its_ends() {
    assertThat(Mask.identityNumber("445322199003071234")).isEqualTo("4453**********1234");
  }

  @Test
  void a_phone_keeps_enough_to_be_asked_for() {
    assertThat(Mask.phone("13812341234")).isEqualTo("138****1234");
    assertThat(Mask.phone("0766-7331234")).isEqualTo("076*****1234");
    assertThat(Mask.phone("7331234")).isEqualTo("****4");
  }

  @Test
  void an_address_ends_at_the_town() {
    assertThat(Mask.address("广东省云浮市郁南县连滩镇东坝村12号")).isEqualTo("广东省云浮市郁南县连滩镇****");
    assertThat(Mask.address("郁南县东坝村12号")).isEqualTo("郁南县****");
    assertThat(Mask.address("东坝村12号")).isEqualTo("东坝****");
    assertThat(Mask.address("连滩镇")).isEqualTo("连****");
  }

  @Test
  void whatever_stands_where_one_of_them_belongs_is_mostly_hidden() {
    assertThat(Mask.personal("44532219900307123")).isEqualTo("4453*********7123");
    assertThat(Mask.personal("1381234123")).isEqualTo("****23");
    assertThat(Mask.personal("连滩镇东坝村12号")).isEqualTo("连滩镇****");
    assertThat(Mask.personal("无")).isEqualTo("****");
  }
}

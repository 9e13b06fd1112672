package org.yipanqi.scheduling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What places are called by people who have to find them. */
@Component
public class BookedPlaces {

  private final JdbcClient jdbc;

  BookedPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As 7 病区 12 床; 神经内科 李医师 11-30 08:00 第 3 号; CT 一号机 11-30 09:20. */
  public String words(long booking) {
    return jdbc.sql(
            """
            select case b.kind
                     when 'bed' then d.ward || ' ' || d.no || ' 床'
                     when 'slot' then s.department || ' ' || s.doctor || ' '
                       || to_char(s.on_day, 'MM-DD') || ' ' || to_char(s.starts, 'HH24:MI')
                       || ' 第 ' || b.slot_no || ' 号'
                     else v.name || ' '
                       || to_char(lower(b.span) at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')
                   end
              from scheduling.booking b
              left join scheduling.bed d on d.id = b.bed_id
              left join scheduling.session s on s.id = b.session_id
              left join scheduling.device v on v.id = b.device_id
             where b.id = :booking
            """)
        .param("booking", booking)
        .query(String.class)
        .single();
  }
}

package org.yipanqi.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around the rows and is in the way while they all come in at once: triggers, keys
 * between tables, indexes that no constraint needs. The database itself says how each is put up
 * again.
 */
final class Scaffold {

  private static final String PRODUCT =
      """
      n.nspname <> 'information_schema' and left(n.nspname, 3) <> 'pg_'
      """;

  private final List<String> putUp;

  private Scaffold(List<String> putUp) {
    this.putUp = putUp;
  }

  static Scaffold takenDown(Tables tables) throws SQLException {
    var putUp = new ArrayList<String>();
    putUp.addAll(keys(tables, true));
    putUp.addAll(triggers(tables, true));
    var indexes = indexes(tables, true);
    var takeDown = new ArrayList<String>();
    takeDown.addAll(triggers(tables, false));
    takeDown.addAll(keys(tables, false));
    takeDown.addAll(indexes(tables, false));
    putUp.addAll(0, indexes);
    for (var each : takeDown) {
      tables.execute(each);
    }
    return new Scaffold(putUp);
  }

  void putUp(Tables tables) throws SQLException {
    for (var each : putUp) {
      tables.execute(each);
    }
  }

  private static List<String> keys(Tables tables, boolean up) throws SQLException {
    var what =
        up
            ? "format('alter table only %s add constraint %I %s', k.conrelid::regclass, k.conname,"
                + " pg_get_constraintdef(k.oid))"
            : "format('alter table only %s drop constraint %I', k.conrelid::regclass, k.conname)";
    return tables.strings(
        """
        select %s from pg_constraint k
          join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
         where k.contype = 'f' and k.conparentid = 0 and %s order by k.oid
        """
            .formatted(what, PRODUCT));
  }

  private static List<String> triggers(Tables tables, boolean up) throws SQLException {
    var what =
        up
            ? "format('alter table %s enable %s trigger %I', t.tgrelid::regclass,"
                + " case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end,"
                + " t.tgname)"
            : "format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname)";
    return tables.strings(
        """
        select %s from pg_trigger t
          join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
         where not t.tgisinternal and t.tgenabled <> 'D' and c.relkind in ('r', 'p') and %s
         order by t.oid
        """
            .formatted(what, PRODUCT));
  }

  private static List<String> indexes(Tables tables, boolean up) throws SQLException {
    var what =
        up ? "pg_get_indexdef(i.indexrelid)" : "format('drop index %s', i.indexrelid::regclass)";
    return tables.strings(
        """
        select %s from pg_index i
          join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and not c.relispartition and %s
           and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
         order by i.indexrelid
        """
            .formatted(what, PRODUCT));
  }
}

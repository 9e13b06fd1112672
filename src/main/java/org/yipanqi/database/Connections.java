package org.yipanqi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The two accounts' pools, and the data source that chooses between them. */
@Configuration(proxyBeanMethods = false)
class Connections {

  private static final String ZONE = "set time zone 'Asia/Shanghai'";

  private final String url;

  Connections(@Value("${spring.datasource.url}") String url) {
    this.url = url;
  }

  @Bean
  DatabaseAddress houseAddress(
      @Value("${spring.datasource.username}") String user,
      @Value("${spring.datasource.password}") String password) {
    return new DatabaseAddress(url, user, password);
  }

  /** Owns the tables; migrations run over it. */
  @Bean
  @FlywayDataSource
  HikariDataSource houseConnections(
      DatabaseAddress houseAddress, @Value("${yipanqi.connections.house}") int most) {
    return pool("house", houseAddress, most);
  }

  /** Owns nothing, and obeys the policies of rows. */
  @Bean
  HikariDataSource requestConnections(
      @Value("${yipanqi.requests.username}") String user,
      @Value("${yipanqi.requests.password}") String password,
      @Value("${yipanqi.connections.requests}") int most) {
    return pool("requests", new DatabaseAddress(url, user, password), most);
  }

  @Bean
  @Primary
  DataSource dataSource(
      @Qualifier("houseConnections") HikariDataSource house,
      @Qualifier("requestConnections") HikariDataSource requests,
      ObjectProvider<Unbound> unbound) {
    var scope = unbound.stream().map(Unbound::scope).findFirst().orElse(Scope.NOBODY);
    return new ActingDataSource(house, requests, scope);
  }

  private static HikariDataSource pool(String name, DatabaseAddress address, int most) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(0);
    config.setConnectionInitSql(ZONE);
    config.setInitializationFailTimeout(-1); // the second account is made by a migration
    return new HikariDataSource(config);
  }
}

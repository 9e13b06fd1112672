package org.yipanqi.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yipanqi.access.Caller;
import org.yipanqi.access.Duty;
import org.yipanqi.access.accounts.Account;
import org.yipanqi.access.accounts.AccountProblem;
import org.yipanqi.access.accounts.Accounts;
import org.yipanqi.access.accounts.Duties;
import org.yipanqi.access.accounts.Factors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code yipanqi account}: adds an account with a duty, or gives a new password, for whoever runs
 * the machine and has locked everybody out.
 */
@Command(name = "account", resourceBundle = "messages.console", mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {

  private final Class<?> application;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "LOGIN", descriptionKey = "login")
  private String login = "";

  @Option(names = "--name", paramLabel = "NAME")
  private @Nullable String name;

  @Option(names = "--duty", paramLabel = "DUTY")
  private @Nullable String duty;

  @Option(names = "--unit", paramLabel = "CODE")
  private @Nullable String unit;

  @Option(names = "--new-password")
  private boolean newPassword;

  AccountCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    try (var house = RunningHouse.forCommand(application)) {
      var accounts = house.bean(Accounts.class);
      var out = spec.commandLine().getOut();
      var known = accounts.byLogin(login);
      if (known.isEmpty()) {
        var added = accounts.add(Caller.operator(), login, name == null ? login : name);
        out.println(Texts.of("console.account.added", login, added.password()));
      } else if (newPassword) {
        var given = accounts.resetPassword(Caller.operator(), known.get().id());
        house.bean(Factors.class).drop(Caller.operator(), known.get().id());
        out.println(Texts.of("console.account.password", login, given));
      }
      if (duty != null) {
        give(house, accounts.byLogin(login).orElseThrow(), duty);
        out.println(Texts.of("console.account.duty", login, duty, String.valueOf(unit)));
      }
      return 0;
    }
  }

  private void give(RunningHouse house, Account account, String code) {
    var wanted = Duty.find(code).orElseThrow(() -> AccountProblem.NO_SUCH_DUTY.because(code));
    house
        .bean(Duties.class)
        .give(
            Caller.operator(),
            new Duties.Proposal(
                account.id(),
                wanted,
                unit == null ? "" : unit,
                LocalDate.now(house.bean(Clock.class)),
                null,
                null,
                Texts.of("console.account.basis")));
  }
}

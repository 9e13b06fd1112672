package org.yipanqi.messages.outbound;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** By the mail server that {@code spring.mail} names. */
final class MailCarrier implements Carrier {

  private final JavaMailSender server;
  private final String from;
  private final String house;

  MailCarrier(JavaMailSender server, String from, String house) {
    this.server = server;
    this.from = from;
    this.house = house;
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public Outcome carry(Parcel parcel) {
    var mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(parcel.address());
    mail.setSubject(parcel.words().zh());
    mail.setText(
        "%s%n%s%n%n%s%s%n"
            .formatted(parcel.words().zh(), parcel.words().en(), house, parcel.link()));
    try {
      server.send(mail);
      return new Outcome.Delivered();
    } catch (MailParseException e) {
      return new Outcome.Refused("not an address");
    } catch (MailAuthenticationException e) {
      return new Outcome.Later("the mail server does not let the house in");
    } catch (MailSendException e) {
      return refused(e)
          ? new Outcome.Refused("the mail server refused the address")
          : new Outcome.Later("the mail server did not take it");
    } catch (MailException e) {
      return new Outcome.Later("the mail server was not reached");
    }
  }

  /** The server looked at the address and said no; everything else may pass. */
  private static boolean refused(MailSendException e) {
    for (var each : e.getMessageExceptions()) {
      if (each instanceof SendFailedException failed
          && !(each.getCause() instanceof AuthenticationFailedException)
          && failed.getInvalidAddresses() != null
          && failed.getInvalidAddresses().length > 0) {
        return true;
      }
    }
    return false;
  }
}

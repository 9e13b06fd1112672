package org.yipanqi.governance.bodies;

import org.jspecify.annotations.Nullable;

/**
 * What a charter says of quorum and majority; what it doesn't say is not assumed.
 *
 * @param proxies whether who is represented counts as there; null where it isn't said
 */
public record CharterRules(
    @Nullable Quorum quorum, @Nullable Boolean proxies, @Nullable Majority majority) {

  public static final CharterRules NONE = new CharterRules(null, null, null);

  /** Of what a quorum is a share. */
  public enum QuorumOf {
    /** All seats, vacant ones too. */
    SEATS,
    /** The seats that somebody holds. */
    FILLED
  }

  public record Quorum(Share share, QuorumOf of) {}

  /** Of what a majority is a share. */
  public enum MajorityOf {
    SEATS,
    FILLED,
    ATTENDING,
    /** Whoever voted for or against. */
    VOTING
  }

  public record Majority(Share share, MajorityOf of) {}

  /**
   * Who was there.
   *
   * @param seats all that stood on the day
   * @param filled those that somebody held
   */
  public record Heads(int seats, int filled, int present, int represented) {}

  /** Whether enough were there. */
  public enum Attended {
    ENOUGH,
    TOO_FEW,
    /** The charter says nothing of it, or there is none. */
    NOT_STATED,
    /** It depends on those who were represented, and the charter doesn't say whether they count. */
    PROXIES_NOT_STATED
  }

  private static int whole(Quorum of, Heads heads) {
    return switch (of.of()) {
      case SEATS -> heads.seats();
      case FILLED -> heads.filled();
    };
  }

  /** How many have to be there at least; null where the charter says nothing of it. */
  public @Nullable Integer needed(Heads heads) {
    return quorum == null ? null : quorum.share().fewest(whole(quorum, heads));
  }

  public Attended attended(Heads heads) {
    if (quorum == null) {
      return Attended.NOT_STATED;
    }
    var whole = whole(quorum, heads);
    if (quorum.share().reached(heads.present(), whole)) {
      return Attended.ENOUGH;
    }
    var withProxies = quorum.share().reached(heads.present() + heads.represented(), whole);
    if (!withProxies || Boolean.FALSE.equals(proxies)) {
      return Attended.TOO_FEW;
    }
    return proxies == null ? Attended.PROXIES_NOT_STATED : Attended.ENOUGH;
  }

  /** How many votes there can be at most: without a word about proxies theirs may be among them. */
  public int mostVotes(Heads heads) {
    return heads.present() + (Boolean.FALSE.equals(proxies) ? 0 : heads.represented());
  }

  /** What the votes come to. */
  public enum Voted {
    CARRIED,
    NOT_CARRIED,
    NOT_VOTED,
    /** The charter says nothing of a majority, or there is none. */
    NOT_STATED
  }

  /** What votes come to by this charter. */
  public Voted voted(Votes votes, Heads heads) {
    if (majority == null) {
      return Voted.NOT_STATED;
    }
    var whole =
        switch (majority.of()) {
          case SEATS -> heads.seats();
          case FILLED -> heads.filled();
          case ATTENDING -> mostVotes(heads);
          case VOTING -> votes.inFavour() + votes.against();
        };
    return majority.share().reached(votes.inFavour(), whole) ? Voted.CARRIED : Voted.NOT_CARRIED;
  }

  /** Sums of a ballot. */
  public record Votes(int inFavour, int against, int abstained) {

    public Votes {
      if (inFavour < 0 || against < 0 || abstained < 0) {
        throw new IllegalArgumentException("fewer than no votes");
      }
    }

    public int all() {
      return inFavour + against + abstained;
    }
  }
}

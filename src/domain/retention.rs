//! How long what is kept of residents stays. This table is the only place where it is said: the job that
//! carries it out and the page that shows it both read it.

/// What is kept for a time. What is not here stays until somebody changes it, or leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Codes, cards and sessions to sign in, that ended.
    SignIn,
    /// How often somebody did what is limited, in this day or week.
    Doings,
    /// What a digest suggested; the last one stays as long as digests are wanted.
    Digests,
    /// How often somebody or something was suggested on a day.
    Exposures,
    /// That a letter was sent, and to whom of the town; the names of jobs that were done.
    Letters,
    /// Places on waiting lists and "ik ken nog niemand", of a date that is over.
    Places,
    /// Asks and offers that ended, and their answers.
    Exchanges,
    /// Questions to help that were not answered with a yes.
    Asks,
    /// Answers to "zullen we dit beginnen?".
    Seeds,
    /// Proposals of neighbours who did not meet.
    Proposals,
    /// What two wrote each other, after their last message.
    Messages,
    /// Reports that were answered.
    Reports,
    /// That a mail address was invited.
    Invitations,
    /// Who of the staff looked at somebody.
    Accesses,
}

impl Held {
    /// Its name in `locales/`: `keep-NAME`, and `keep-NAME-why`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Doings => "doings",
            Self::Digests => "digests",
            Self::Exposures => "exposures",
            Self::Letters => "letters",
            Self::Places => "places",
            Self::Exchanges => "exchanges",
            Self::Asks => "asks",
            Self::Seeds => "seeds",
            Self::Proposals => "proposals",
            Self::Messages => "messages",
            Self::Reports => "reports",
            Self::Invitations => "invitations",
            Self::Accesses => "accesses",
        }
    }
}

/// What, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What.
    pub held: Held,
    /// How many days after it ended, at least 1.
    pub days: u16,
}

const fn term(held: Held, days: u16) -> Term {
    Term { held, days }
}

/// Every term, the shortest first.
pub const TERMS: [Term; 14] = [
    term(Held::SignIn, 1),
    // The longest span of `domain::limit` is a week.
    term(Held::Doings, 7),
    term(Held::Digests, 28),
    // The engine looks back over 28 days.
    term(Held::Exposures, 28),
    term(Held::Letters, 60),
    term(Held::Places, 60),
    term(Held::Exchanges, 90),
    term(Held::Asks, 365),
    term(Held::Seeds, 365),
    term(Held::Proposals, 365),
    term(Held::Messages, 365),
    term(Held::Reports, 365),
    term(Held::Invitations, 365),
    term(Held::Accesses, 730),
];

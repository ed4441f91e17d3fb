//! How a helper wants to be asked, and what an opportunity cannot do without.

/// How a helper wants to be asked, beside how often a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskChoices {
    /// Days between one question and the next, 0 to 28.
    pub rest_days: u8,
    /// Has a driving licence and says so.
    pub drives: bool,
    /// Has a certificate of good conduct (VOG) and says so.
    pub vog: bool,
}

impl AskChoices {
    /// The days of rest to choose from.
    pub const RESTS: [u8; 5] = [0, 2, 7, 14, 28];
}

impl Default for AskChoices {
    /// Two days of rest; nothing told.
    fn default() -> Self {
        Self {
            rest_days: 2,
            drives: false,
            vog: false,
        }
    }
}

/// What an opportunity cannot do without, and whom it asks first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// A driving licence.
    pub licence: bool,
    /// A certificate of good conduct (VOG).
    pub vog: bool,
    /// The crew ("vaste ploeg") goes first.
    pub crew_first: bool,
}

impl Demands {
    /// Whether a helper has what is asked.
    #[must_use]
    pub fn are_met_by(self, helper: AskChoices) -> bool {
        (!self.licence || helper.drives) && (!self.vog || helper.vog)
    }
}

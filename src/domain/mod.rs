//! VALUES. What a town knows: no IO, no async, no wire formats, no clock.
//!
//! Every other room speaks in these types. A value that exists here has been checked at the edge
//! (see `web/extractors`, `import`), so functions that take it do not check it again.

pub mod asking;
pub mod catalogue;
pub mod category;
pub mod choices;
pub mod clock;
pub mod code;
pub mod concept;
pub mod digest;
pub mod exchange;
pub mod id;
pub mod interaction;
pub mod introduction;
pub mod item;
pub mod letter;
pub mod limit;
pub mod locator;
pub mod member;
pub mod neighbourhood;
pub mod recommendation;
pub mod retention;
pub mod story;
pub mod wording;

pub use asking::{AskChoices, Demands};
pub use catalogue::Catalogue;
pub use category::Category;
pub use choices::{Choices, Level, Presence};
pub use clock::{Clock, Entropy};
pub use code::{NoCode, PaperCode};
pub use concept::{Concept, Vocabulary};
pub use exchange::{Exchange, ExchangeAnswer, Way};
pub use id::{AskId, ConceptId, IntroductionId, ItemId, MemberId, MunicipalityId, NeighbourhoodId};
pub use interaction::{Interaction, InteractionKind};
pub use item::{Item, ItemKind};
pub use locator::Locator;
pub use member::{Availability, Member, Profile, Role};
pub use neighbourhood::{Municipality, Neighbourhood, TownKind};
pub use recommendation::{Kind, Reason, Recommendation, Request, Score, Slate, Subject, Term};
pub use story::Story;

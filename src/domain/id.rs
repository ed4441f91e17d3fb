//! Newtypes for every identity, so that a member can never be passed where an item is meant.

macro_rules! id {
    ($($(#[$doc:meta])+ $name:ident($inner:ty)),+ $(,)?) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// A municipality: the unit that owns rows, a snapshot and a process.
    MunicipalityId(i64),
    /// A resident. Unique within a municipality; never shown to another resident.
    MemberId(i64),
    /// A neighbourhood within a municipality.
    NeighbourhoodId(i64),
    /// Anything that can be recommended and is not a person.
    ItemId(i64),
    /// A blind double yes between two members.
    IntroductionId(i64),
    /// One question of a wave to one member.
    AskId(i64),
    /// A concept of the vocabulary: its position in the loaded version. The stable name that is
    /// stored is `Concept::key`.
    ConceptId(u32),
}

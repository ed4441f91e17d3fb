//! The task "new group": which groups does somebody join for the first time after a cut?

use crate::domain::{ItemId, MemberId};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody took part in something of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participation {
    /// Who.
    pub member: MemberId,
    /// In what group.
    pub group: ItemId,
    /// When.
    pub at: Timestamp,
}

/// The split in time. What lies before the cut is known, what lies from it until the end is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewGroup {
    /// Groups somebody took part in before the cut: what can be recommended.
    pub seen: BTreeSet<ItemId>,
    /// The groups of every member before the cut: what is masked.
    pub own: BTreeMap<MemberId, BTreeSet<ItemId>>,
    /// Per member with a history the groups they joined first after the cut, among those seen.
    pub relevant: BTreeMap<MemberId, BTreeSet<ItemId>>,
    /// The same for members without a history: newcomers.
    pub newcomers: BTreeMap<MemberId, BTreeSet<ItemId>>,
}

impl NewGroup {
    /// Splits at `cut`; what happened from `until` on is left out.
    #[must_use]
    pub fn split(all: &[Participation], cut: Timestamp, until: Timestamp) -> Self {
        let mut made = Self::default();
        for one in all.iter().filter(|p| p.at < cut) {
            made.seen.insert(one.group);
            made.own.entry(one.member).or_default().insert(one.group);
        }
        for one in all.iter().filter(|p| p.at >= cut && p.at < until) {
            if !made.seen.contains(&one.group) {
                continue;
            }
            let side = match made.own.get(&one.member) {
                Some(own) if own.contains(&one.group) => continue,
                Some(_) => &mut made.relevant,
                None => &mut made.newcomers,
            };
            side.entry(one.member).or_default().insert(one.group);
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_knows_what_was_before() {
        let at = |member, group, second| Participation {
            member: MemberId(member),
            group: ItemId(group),
            at: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(second),
        };
        let all = [
            at(1, 10, 1),
            at(2, 11, 2),
            // At the cut: member 1 knows 10, 12 was never seen, 11 is new.
            at(1, 10, 5),
            at(1, 12, 5),
            at(1, 11, 6),
            at(3, 11, 6),
            // From the end on nothing counts.
            at(2, 10, 9),
        ];
        let moment = |s| Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(s);
        let split = NewGroup::split(&all, moment(5), moment(9));
        let eleven = || BTreeSet::from([ItemId(11)]);
        assert_eq!(split.seen, BTreeSet::from([ItemId(10), ItemId(11)]));
        assert_eq!(split.relevant, BTreeMap::from([(MemberId(1), eleven())]));
        assert_eq!(split.newcomers, BTreeMap::from([(MemberId(3), eleven())]));
    }
}

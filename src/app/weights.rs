//! The weights a town is ranked with: learned from what people of a city did, under what residents
//! declare.

use crate::app::evaluate::Meter;
use crate::app::evaluate::meetup::{City, activity, groups};
use crate::dataset;
use crate::engine::Model;
use crate::engine::fit::fusion::FusionError;
use jiff::{SignedDuration, Timestamp};

/// Where the learned weights stand, under `models/`.
pub const MODEL: &str = "weights/1/model.txt";

/// How long the windows are in which somebody joins a new group.
const WINDOW: SignedDuration = SignedDuration::from_hours(24 * 122);

/// The model with the weights that ship. A file that is refused leaves the declared ones.
#[must_use]
pub fn model() -> Model {
    let Some(bytes) = dataset::model(MODEL) else {
        return Model::default();
    };
    Model::from_bytes(&bytes).unwrap_or_else(|error| {
        tracing::warn!(%error, "the declared weights are used");
        Model::default()
    })
}

/// Learns the weights from everything a city did before `until`, with the floor that residents have.
///
/// # Errors
/// When nobody chose anything that can be told apart.
pub fn learn(city: &City, until: Timestamp, meter: &dyn Meter) -> Result<Model, FusionError> {
    let model = Model::default();
    let activities = activity::Task::new(city, until, until).learn(model, meter)?;
    let after = until.saturating_add(WINDOW).unwrap_or(Timestamp::MAX);
    let mut initiatives = groups::Task::new(city, until, after).learn(model, None)?;
    // Of initiatives nobody of the city could say that they enjoy it; of activities one could tell.
    let enjoys = crate::engine::Weight::Enjoys;
    initiatives = initiatives.with(enjoys, activities.newcomers.get(enjoys));
    Ok(Model {
        initiatives,
        ..activities
    })
}

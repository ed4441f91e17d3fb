//! Files of others become values, with every problem by line and column. No store, no engine.

pub mod geojson;

//! Towns and their neighbourhoods.

use super::connect::Store;
use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::{Municipality, MunicipalityId, Neighbourhood, NeighbourhoodId, TownKind};
use geo::MultiPolygon;
use jiff::Timestamp;

/// A town to be made.
#[derive(Clone, Debug)]
pub struct NewTown {
    /// Official or invented code.
    pub code: String,
    /// Name.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// What it may be used for.
    pub kind: TownKind,
    /// IANA time zone.
    pub zone: String,
    /// Where a research town's clock starts.
    pub as_of: Option<Timestamp>,
    /// 32 unguessable bytes.
    pub secret: [u8; 32],
}

type TownRow = (i64, String, String, String, String, String, Option<i64>);

impl Store {
    /// The towns of this database, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn towns(&self) -> Result<Vec<Municipality>> {
        let mut tx = self.read(MunicipalityId(0)).await?;
        let rows: Vec<TownRow> = on!(tx, c => sqlx::query_as(
            "SELECT id, code, name, about, kind, zone, as_of FROM municipalities ORDER BY id",
        ).fetch_all(c).await)?;
        rows.into_iter().map(town).collect()
    }

    /// Makes a town in a transaction of its own and returns a transaction that may fill it.
    ///
    /// # Errors
    /// When the database failed, or the code exists.
    pub async fn create_town(&self, new: &NewTown) -> Result<Tx> {
        let mut tx = self.write(MunicipalityId(0)).await?;
        let last: Option<i64> = on!(tx, c => sqlx::query_scalar(
            "SELECT MAX(id) FROM municipalities",
        ).fetch_one(c).await)?;
        let id = last.unwrap_or(0) + 1;
        on!(tx, c => sqlx::query(
            "INSERT INTO municipalities (id, code, name, about, kind, zone, as_of, secret) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ).bind(id).bind(&new.code).bind(&new.name).bind(&new.about).bind(kind_text(new.kind))
            .bind(&new.zone).bind(new.as_of.map(Timestamp::as_microsecond))
            .bind(new.secret.as_slice()).execute(c).await.map(|_| ()))?;
        tx.town = MunicipalityId(id);
        Ok(tx)
    }
}

fn kind_text(kind: TownKind) -> &'static str {
    match kind {
        TownKind::Live => "live",
        TownKind::Demo => "demo",
        TownKind::Research => "research",
    }
}

fn town(row: TownRow) -> Result<Municipality> {
    let (id, code, name, about, kind, zone, as_of) = row;
    let kind = match kind.as_str() {
        "live" => TownKind::Live,
        "demo" => TownKind::Demo,
        "research" => TownKind::Research,
        other => return Err(Error::Corrupt(format!("town kind {other}"))),
    };
    let as_of = as_of.map(instant).transpose()?;
    Ok(Municipality {
        id: MunicipalityId(id),
        code,
        name,
        about,
        kind,
        zone,
        as_of,
    })
}

type NeighbourhoodRow = (
    i64,
    String,
    String,
    String,
    String,
    i64,
    Option<i64>,
    String,
);

impl Tx {
    /// The key of the town's opaque names.
    ///
    /// # Errors
    /// When the database failed or the town is not there.
    pub async fn secret(&mut self) -> Result<[u8; 32]> {
        let town = self.town.0;
        let bytes: Option<Vec<u8>> = on!(self, c => sqlx::query_scalar(
            "SELECT secret FROM municipalities WHERE id = $1",
        ).bind(town).fetch_optional(c).await)?;
        let bytes = bytes.ok_or(Error::NoTown)?;
        bytes
            .try_into()
            .map_err(|_| Error::Corrupt("the town's secret".to_owned()))
    }

    /// The neighbourhoods of the town, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn neighbourhoods(&mut self) -> Result<Vec<Neighbourhood>> {
        let town = self.town.0;
        let rows: Vec<NeighbourhoodRow> = on!(self, c => sqlx::query_as(
            "SELECT id, code, slug, name, about, population, merged_into, outline \
             FROM neighbourhoods WHERE municipality_id = $1 ORDER BY id",
        ).bind(town).fetch_all(c).await)?;
        rows.into_iter().map(neighbourhood).collect()
    }

    /// Adds or updates neighbourhoods by their code; returns how many rows were new or different.
    /// The ids of the argument are ignored; `merged_into` names positions in the argument.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn put_neighbourhoods(
        &mut self,
        list: &[Neighbourhood],
        at: Timestamp,
    ) -> Result<usize> {
        let old = self.neighbourhoods().await?;
        let known: std::collections::HashMap<&str, i64> =
            old.iter().map(|n| (n.code.as_str(), n.id.0)).collect();
        let fresh = list
            .iter()
            .filter(|n| !known.contains_key(n.code.as_str()))
            .count();
        let mut next = self.next_ids(i64::try_from(fresh).unwrap_or(0)).await?;
        let ids: Vec<i64> = list
            .iter()
            .map(|n| {
                known.get(n.code.as_str()).copied().unwrap_or_else(|| {
                    next += 1;
                    next - 1
                })
            })
            .collect();
        let town = self.town.0;
        let mut different = 0;
        for (n, &id) in list.iter().zip(&ids) {
            let merged = n
                .merged_into
                .and_then(|m| usize::try_from(m.0).ok())
                .and_then(|m| ids.get(m));
            let outline = geojson::GeometryValue::from(&n.outline).to_string();
            let rows = on!(self, c => sqlx::query(
                "INSERT INTO neighbourhoods (municipality_id, id, code, slug, name, about, population, merged_into, outline) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
                 ON CONFLICT (municipality_id, code) DO UPDATE SET name = excluded.name, about = excluded.about, \
                 population = excluded.population, merged_into = excluded.merged_into, outline = excluded.outline \
                 WHERE neighbourhoods.name <> excluded.name OR neighbourhoods.about <> excluded.about \
                 OR neighbourhoods.population <> excluded.population OR neighbourhoods.outline <> excluded.outline",
            ).bind(town).bind(id).bind(&n.code).bind(&n.slug).bind(&n.name).bind(&n.about)
                .bind(i64::from(n.population)).bind(merged.copied()).bind(outline)
                .execute(c).await.map(|done| done.rows_affected()))?;
            different += usize::try_from(rows).unwrap_or(0);
        }
        if different > 0 {
            self.changed("neighbourhoods", at).await?;
        }
        Ok(different)
    }
}

fn neighbourhood(row: NeighbourhoodRow) -> Result<Neighbourhood> {
    let (id, code, slug, name, about, population, merged_into, outline) = row;
    let corrupt = || Error::Corrupt(format!("the outline of neighbourhood {code}"));
    let geometry: geojson::Geometry = outline.parse().map_err(|_| corrupt())?;
    let outline = MultiPolygon::<f64>::try_from(geometry.value).map_err(|_| corrupt())?;
    Ok(Neighbourhood {
        id: NeighbourhoodId(id),
        code,
        slug,
        name,
        about,
        population: u32::try_from(population).unwrap_or(0),
        outline,
        merged_into: merged_into.map(NeighbourhoodId),
    })
}

//! Towns and their neighbourhoods.

use super::connect::Store;
use super::error::{Error, Result};
use super::tx::{Tx, instant, on};
use crate::domain::{Municipality, MunicipalityId, Neighbourhood, NeighbourhoodId, TownKind};
use geo::MultiPolygon;
use jiff::Timestamp;
use std::collections::HashMap;

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
        self.read(MunicipalityId(0)).await?.towns().await
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
    /// The towns of this database, by id.
    ///
    /// # Errors
    /// When the database failed.
    pub async fn towns(&mut self) -> Result<Vec<Municipality>> {
        let rows: Vec<TownRow> = on!(self, c => sqlx::query_as(
            "SELECT id, code, name, about, kind, zone, as_of FROM municipalities ORDER BY id",
        ).fetch_all(c).await)?;
        rows.into_iter().map(town).collect()
    }

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
        let rows = self.neighbourhood_rows().await?;
        rows.into_iter().map(neighbourhood).collect()
    }

    async fn neighbourhood_rows(&mut self) -> Result<Vec<NeighbourhoodRow>> {
        let town = self.town.0;
        Ok(on!(self, c => sqlx::query_as(
            "SELECT id, code, slug, name, about, population, merged_into, outline \
             FROM neighbourhoods WHERE municipality_id = $1 ORDER BY id",
        ).bind(town).fetch_all(c).await)?)
    }

    /// Adds or updates neighbourhoods by their code; returns how many rows were new or different.
    /// The ids of the argument are ignored; `merged_into` names positions in the argument.
    ///
    /// # Errors
    /// When the database failed, or two codes share a slug.
    pub async fn put_neighbourhoods(
        &mut self,
        list: &[Neighbourhood],
        at: Timestamp,
    ) -> Result<usize> {
        let old: HashMap<String, NeighbourhoodRow> = self
            .neighbourhood_rows()
            .await?
            .into_iter()
            .map(|row| (row.1.clone(), row))
            .collect();
        let fresh = list.iter().filter(|n| !old.contains_key(&n.code)).count();
        let mut next = self.next_ids(i64::try_from(fresh).unwrap_or(0)).await?..;
        let ids: Vec<i64> = list
            .iter()
            .filter_map(|n| old.get(&n.code).map(|row| row.0).or_else(|| next.next()))
            .collect();
        let rows = list.iter().zip(&ids).map(|(n, id)| row(n, *id, &ids));
        // Compared here and not in SQL, so that both databases agree on what differs (NULL too).
        let different: Vec<NeighbourhoodRow> =
            rows.filter(|row| old.get(&row.1) != Some(row)).collect();
        // Names in addresses may be exchanged: those that change make room first.
        for row in &different {
            if old.get(&row.1).is_some_and(|before| before.2 != row.2) {
                self.set_slug(row.0, &format!("/{}", row.0)).await?;
            }
        }
        for row in &different {
            self.put_neighbourhood(row).await?;
        }
        if !different.is_empty() {
            self.changed("neighbourhoods", at).await?;
        }
        Ok(different.len())
    }

    async fn set_slug(&mut self, id: i64, slug: &str) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "UPDATE neighbourhoods SET slug = $3 WHERE municipality_id = $1 AND id = $2",
        ).bind(town).bind(id).bind(slug).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    async fn put_neighbourhood(&mut self, row: &NeighbourhoodRow) -> Result<()> {
        let town = self.town.0;
        on!(self, c => sqlx::query(
            "INSERT INTO neighbourhoods (municipality_id, id, code, slug, name, about, population, merged_into, outline) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (municipality_id, code) DO UPDATE SET slug = excluded.slug, name = excluded.name, \
             about = excluded.about, population = excluded.population, merged_into = excluded.merged_into, \
             outline = excluded.outline",
        ).bind(town).bind(row.0).bind(&row.1).bind(&row.2).bind(&row.3).bind(&row.4).bind(row.5).bind(row.6)
            .bind(&row.7).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

/// A neighbourhood as it is stored; `ids` are those of the list in which `merged_into` is a position.
fn row(n: &Neighbourhood, id: i64, ids: &[i64]) -> NeighbourhoodRow {
    let position = n.merged_into.and_then(|m| usize::try_from(m.0).ok());
    (
        id,
        n.code.clone(),
        n.slug.clone(),
        n.name.clone(),
        n.about.clone(),
        i64::from(n.population),
        position.and_then(|at| ids.get(at)).copied(),
        geojson::GeometryValue::from(&n.outline).to_string(),
    )
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

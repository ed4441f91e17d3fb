//! "Wie keek": who of the staff saw something of a resident or did something for them (promise P11).

use crate::app::{App, Result};
use crate::domain::MemberId;
use crate::web::page::Page;

/// The section of a resident's own page.
pub(in crate::web) struct Looked {
    /// When, who, what and why.
    pub rows: Vec<(String, String)>,
    /// Since when they are answered for at the desk.
    pub desk: Option<String>,
}

/// What stands in it.
pub(in crate::web) async fn looked(app: &App, page: &Page, member: MemberId) -> Result<Looked> {
    let rows = app.accesses(member).await?;
    let desk = app.answered_for(member).await?;
    let moment = |at| page.moment(app.local(at));
    Ok(Looked {
        rows: rows
            .into_iter()
            .map(|row| {
                let staff = row.staff.unwrap_or_else(|| page.t("looked-gone"));
                // The name of a role is a word of ours; other reasons are in the words of who gave them.
                let reason = match row.act.as_str() {
                    "role" | "role-gone" => page.t(&format!("role-{}", row.reason)),
                    _ => row.reason,
                };
                let values = [("name", staff.into()), ("reason", reason.into())];
                let act = page.lang.with(&format!("looked-{}", row.act), &values);
                (moment(row.at), act)
            })
            .collect(),
        desk: desk.map(moment),
    })
}

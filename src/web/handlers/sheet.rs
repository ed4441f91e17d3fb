//! A coordinator's own sheet: in as it is, looked at first, and out again.

use super::coordinator::Pairs;
use super::for_you::said;
use super::{Choice, choices};
use crate::app::sheet::{CellProblem, Outcome, Reading, Sheet, SheetField, to_csv, to_xlsx};
use crate::i18n::Value;
use crate::web::error::WebError;
use crate::web::extractors::{Fields, Visitor};
use crate::web::page::{Page, render};
use askama::Template;
use axum::Form;
use axum::extract::Multipart;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// How many lines of a sheet are shown.
const SHOWN: usize = 5;

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetView {
    page: Page,
    choices: Vec<Choice>,
    pasted: String,
    wrong: Option<String>,
}

/// A column with what it may hold: name, label, and whether that is chosen.
struct Column {
    heading: String,
    options: Vec<(&'static str, String, bool)>,
}

#[derive(Template)]
#[template(path = "sheet_look.html")]
struct LookView {
    page: Page,
    choices: Vec<Choice>,
    columns: Vec<Column>,
    lines: Vec<(usize, Vec<String>)>,
    more: usize,
    outcome: Outcome,
    problems: Vec<String>,
    /// The sheet itself; empty when it has to be mended first.
    content: String,
}

fn label(page: &Page, field: SheetField) -> String {
    page.t(&format!("sheet-field-{}", field.name()))
}

fn told(page: &Page, sheet: &Sheet, problem: &CellProblem) -> String {
    let cell = Value::from(problem.cell.clone());
    let why = page.lang.with(problem.problem, &[("cell", cell)]);
    if problem.line == 0 {
        return why;
    }
    let heading = sheet.headings.get(problem.column);
    let named = heading.filter(|h| !h.is_empty()).cloned();
    let column = named.unwrap_or_else(|| (problem.column + 1).to_string());
    let values = [
        ("line", Value::from(problem.line.to_string())),
        ("column", Value::from(column)),
        ("why", Value::from(why)),
    ];
    page.lang.with("sheet-at", &values)
}

async fn begin(
    visitor: &Visitor,
    pasted: String,
    wrong: Option<&str>,
) -> Result<Response, WebError> {
    let app = &visitor.site.app;
    let known = app.organisation(visitor.id()?).await;
    known.map_err(|e| visitor.fail(&e))?;
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("sheet-title", "coordinator");
    Ok(render(&SheetView {
        choices: choices(&page, &places, ""),
        wrong: wrong.map(|key| page.t(key)),
        pasted,
        page,
    }))
}

/// The page to bring a sheet to.
pub(in crate::web) async fn page(visitor: Visitor) -> Result<Response, WebError> {
    begin(&visitor, String::new(), None).await
}

/// The parts of a form with a file: the bytes of the sheet, what was pasted, the neighbourhood.
async fn parts(mut form: Multipart) -> Option<(Vec<u8>, String, String)> {
    let (mut bytes, mut pasted, mut neighbourhood) = (Vec::new(), String::new(), String::new());
    while let Some(field) = form.next_field().await.ok()? {
        match field.name().unwrap_or_default() {
            "blad" => bytes = field.bytes().await.ok()?.to_vec(),
            "plak" => pasted = field.text().await.ok()?,
            "buurt" => neighbourhood = field.text().await.ok()?,
            _ => {}
        }
    }
    Some((bytes, pasted, neighbourhood))
}

/// A file or pasted cells: what was understood is shown, nothing is kept.
pub(in crate::web) async fn read(visitor: Visitor, form: Multipart) -> Result<Response, WebError> {
    let Some((bytes, pasted, neighbourhood)) = parts(form).await else {
        let page = begin(&visitor, String::new(), Some("sheet-none")).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let given = if bytes.is_empty() {
        pasted.as_bytes()
    } else {
        &bytes
    };
    match Sheet::read(given) {
        Ok(sheet) => {
            let reading = Reading {
                neighbourhood,
                ..Reading::guessed(&sheet)
            };
            look(&visitor, &sheet, &reading, false).await
        }
        Err(problem) => {
            let page = begin(&visitor, pasted, Some(problem)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn look(
    visitor: &Visitor,
    sheet: &Sheet,
    reading: &Reading,
    bring_in: bool,
) -> Result<Response, WebError> {
    let (app, me) = (&visitor.site.app, visitor.id()?);
    let outcome = if bring_in {
        app.bring_in_sheet(me, sheet, reading).await
    } else {
        app.look_at_sheet(me, sheet, reading).await
    };
    let outcome = outcome.map_err(|e| visitor.fail(&e))?;
    if bring_in && outcome.problems.is_empty() {
        return Ok(said("/coordinator", "flash-sheet"));
    }
    let places = app.neighbourhoods().await.map_err(|e| visitor.fail(&e))?;
    let page = visitor.page("sheet-look", "coordinator");
    let column = |(heading, chosen): (&String, &Option<SheetField>)| Column {
        heading: heading.clone(),
        options: SheetField::ALL
            .into_iter()
            .map(|f| (f.name(), label(&page, f), *chosen == Some(f)))
            .collect(),
    };
    let view = LookView {
        columns: sheet
            .headings
            .iter()
            .zip(&reading.columns)
            .map(column)
            .collect(),
        choices: choices(&page, &places, &reading.neighbourhood),
        lines: sheet.lines.iter().take(SHOWN).cloned().collect(),
        more: sheet.lines.len().saturating_sub(SHOWN),
        problems: outcome
            .problems
            .iter()
            .map(|p| told(&page, sheet, p))
            .collect(),
        // A formula or merged cells are mended in the spreadsheet, not here.
        content: match sheet.problems.as_slice() {
            [] => sheet.to_text(),
            _ => String::new(),
        },
        outcome,
        page,
    };
    let status = match view.problems.as_slice() {
        [] => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, render(&view)).into_response())
}

/// The same sheet with other guesses, or brought in.
pub(in crate::web) async fn again(
    visitor: Visitor,
    Form(pairs): Pairs,
) -> Result<Response, WebError> {
    let fields = Fields::new(pairs);
    let content = fields.text_as_typed("inhoud");
    let Ok(sheet) = Sheet::read(content.as_bytes()) else {
        let page = begin(&visitor, String::new(), Some("sheet-none")).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let mut columns: Vec<Option<SheetField>> = fields.all("kolom").map(SheetField::of).collect();
    columns.resize(sheet.headings.len(), None);
    let reading = Reading {
        columns,
        neighbourhood: fields.text("buurt"),
    };
    let bring_in = fields.text("doe") == "erin";
    look(&visitor, &sheet, &reading, bring_in).await
}

async fn lines(visitor: &Visitor) -> Result<Vec<Vec<String>>, WebError> {
    let page = visitor.page("sheet-title", "coordinator");
    let heading = |field| label(&page, field);
    let given = visitor.site.app.give_sheet(visitor.id()?, heading).await;
    given.map_err(|e| visitor.fail(&e))
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}

/// Out as CSV.
pub(in crate::web) async fn csv(visitor: Visitor) -> Result<Response, WebError> {
    let text = to_csv(&lines(&visitor).await?);
    Ok(file(
        "text/csv; charset=utf-8",
        "vragen.csv",
        text.into_bytes(),
    ))
}

/// Out as a spreadsheet.
pub(in crate::web) async fn xlsx(visitor: Visitor) -> Result<Response, WebError> {
    let bytes = to_xlsx(&lines(&visitor).await?);
    let bytes = bytes.map_err(|e| visitor.fail(&e))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(kind, "vragen.xlsx", bytes))
}

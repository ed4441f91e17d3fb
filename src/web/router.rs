//! Every route of the product on one page.

use super::handlers::{
    admin, board, connector, desk, exchange, faces, helping, register, second_step, seeds, sheet,
    writing,
};
use super::handlers::{
    begin, browse, calendar, choices, coordinator, demo, for_you, glossary, health, host,
    interests, item, join, mail, me, meetings, my_data, officer, overview, passkeys, reports,
    retention, schemes, search, sign_in, stories, words,
};
use super::{Site, api, assets, error, middleware};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// Largest body that is read.
const MAX_BODY: usize = 256 * 1024;
/// Largest form with a file that is read: a file that is too large is read to its end, so that the words
/// beside it can be shown again.
const MAX_UPLOAD: usize = 64 * 1024 * 1024;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long an answer to a form with a file may take.
const UPLOAD: Duration = Duration::from_secs(180);

/// What residents, coordinators and officers reach. The last layer is the outermost: the security
/// headers stand on every answer, errors too.
pub fn router(site: Arc<Site>) -> Router {
    pages()
        .layer(tower_http::limit::RequestBodyLimitLayer::new(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .merge(uploads())
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&site),
            middleware::second_step,
        ))
        .layer(axum::middleware::from_fn(middleware::same_origin))
        .layer(axum::middleware::from_fn_with_state(
            Arc::clone(&site),
            middleware::plain_errors,
        ))
        .layer(axum::middleware::from_fn(middleware::headers))
        .with_state(site)
}

/// Forms with a file: larger, and longer on their way from a telephone. What is kept of a file is limited
/// where it is read; more than `MAX_UPLOAD` is not read at all.
fn uploads() -> Router<Arc<Site>> {
    Router::new()
        .route("/verhalen/nieuw", get(stories::new).post(stories::tell))
        .route(
            "/verhalen/{key}/wijzigen",
            get(stories::edit).post(stories::change),
        )
        .layer(DefaultBodyLimit::max(MAX_UPLOAD))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            UPLOAD,
        ))
}

fn pages() -> Router<Arc<Site>> {
    Router::new()
        // Everyone, without an account.
        .route("/", get(browse::home))
        .route("/activiteiten", get(overview::activities))
        .route("/activiteiten/{id}", get(item::activity))
        .route("/initiatieven", get(overview::initiatives))
        .route("/initiatieven/{id}", get(item::initiative))
        .route("/vrijwilligerswerk", get(overview::opportunities))
        .route("/vrijwilligerswerk/{id}", get(item::opportunity))
        .route("/{list}/{id}/briefje", get(item::note))
        .route("/verhalen", get(overview::stories))
        .route("/verhalen/{key}", get(stories::page))
        .route("/verhalen/{key}/weg", post(stories::take_back))
        .route("/verhalen/{key}/dank", post(stories::thank))
        .route("/fotos/{name}", get(stories::photo))
        .route("/uitleg", get(glossary::page))
        .route("/over/{name}", get(glossary::own))
        .route("/hoe-lang-bewaren", get(retention::page))
        .route("/interesses", get(interests::page))
        .route("/regelingen", get(schemes::choose))
        .route("/buurt/{neighbourhood}/regelingen", get(schemes::list))
        .route(
            "/buurt/{neighbourhood}/regelingen/{key}",
            get(schemes::scheme),
        )
        .route(
            "/buurt/{neighbourhood}/regelingen/{key}/check",
            get(schemes::check),
        )
        .route(
            "/buurt/{neighbourhood}/agenda.ics",
            get(calendar::neighbourhood),
        )
        .route(
            "/buurt/{neighbourhood}/nieuws.atom",
            get(calendar::neighbourhood_news),
        )
        .route("/initiatieven/{id}/agenda.ics", get(calendar::initiative))
        .route("/agenda/{member}/{key}", get(calendar::own))
        .route("/zoeken", get(search::page).post(search::find))
        .route("/woorden", get(words::page).post(words::read))
        .route("/gezichten", get(faces::page))
        .route("/code/{code}", get(faces::code))
        .merge(residents())
        .merge(together())
        .merge(connectors())
        // Professionals.
        .merge(municipality())
        .merge(coordinators())
        // `naober demo` on loopback only; elsewhere there are no personas and the page is not there.
        .route("/demo/verder", post(demo::further))
        .route("/demo/{key}/{token}", get(demo::page).post(demo::sign_in))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/assets/{name}", get(assets::file))
        .nest("/api/v1", api::router())
        .fallback(error::nothing_here)
        .method_not_allowed_fallback(error::nothing_here)
}

fn residents() -> Router<Arc<Site>> {
    Router::new()
        .route("/meedoen", get(join::form).post(join::submit))
        .route("/begin", get(begin::form).post(begin::submit))
        .route("/meedoen/begrepen", post(join::heard))
        .route("/voor-jou", get(for_you::page))
        .route(
            "/voor-jou/mensen/{proposal}/{answer}",
            post(for_you::answer_proposal),
        )
        .route(
            "/voor-jou/vragen/{id}/{answer}",
            post(for_you::answer_question),
        )
        .route("/voor-jou/keuzes", post(choices::choose))
        .route("/voor-jou/opnieuw", post(choices::start_over))
        .route("/minder/{id}", post(choices::less))
        .route("/bewaar/{id}", post(choices::save))
        .route("/niet-bewaren/{id}", post(choices::unsave))
        .route("/mijn/zichtbaar", post(choices::be))
        .route("/mijn", get(me::page).post(me::save))
        .route("/mijn/post", get(mail::page).post(mail::choose))
        .route("/mijn/post/voorbeeld", get(mail::example))
        .route(
            "/post/stop/{member}/{key}",
            get(mail::stop).post(mail::stopped),
        )
        .route("/mijn/gegevens", get(my_data::page))
        .route("/mijn/meldingen", get(reports::mine))
        .route("/mijn/meldingen/{id}", post(reports::appeal))
        .route("/mijn/gegevens.json", get(my_data::file))
        .route("/mijn/wissen", post(me::erase))
        .route("/mijn/afmelden", post(me::sign_out))
        .route("/mijn/adres", post(sign_in::confirm))
        .route("/mijn/sessies/{name}/einde", post(sign_in::end))
        .merge(coming_back())
}

/// Signing in, and out on other devices.
fn coming_back() -> Router<Arc<Site>> {
    Router::new()
        .route("/inloggen", get(sign_in::form).post(sign_in::ask))
        .route("/inloggen/code", get(sign_in::code).post(sign_in::enter))
        .route(
            "/inloggen/link/{link}",
            get(sign_in::link).post(sign_in::enter_link),
        )
        .route(
            "/inloggen/kaart",
            get(faces::card_form).post(faces::enter_card),
        )
        .route("/inloggen/sleutel/begin", post(passkeys::ask))
        .route("/inloggen/sleutel", post(passkeys::enter))
        .route("/mijn/sleutels", get(passkeys::page).post(passkeys::add))
        .route("/mijn/sleutels/begin", post(passkeys::begin))
        .route("/mijn/sleutels/{key}/weg", post(passkeys::remove))
        .route("/tweede-stap/sleutel", post(passkeys::pass))
        .route("/mijn/balie/einde", post(faces::answer_for_myself))
        .route("/brieven", get(sign_in::letters))
        .route(
            "/tweede-stap",
            get(second_step::page).post(second_step::pass),
        )
        .route("/tweede-stap/begin", post(second_step::begin))
}

/// Taking part, hosting, and whom one met.
fn together() -> Router<Arc<Site>> {
    Router::new()
        .route("/vraag-en-aanbod", get(exchange::page).post(exchange::post))
        .route("/vraag-en-aanbod/mijn", get(exchange::mine))
        .route(
            "/vraag-en-aanbod/{id}",
            get(exchange::one).post(exchange::answer),
        )
        .route("/vraag-en-aanbod/{id}/sluit/{how}", post(exchange::close))
        .route(
            "/vraag-en-aanbod/{id}/{name}/{answer}",
            post(exchange::decide),
        )
        .route("/verbinder/vragen", get(exchange::unanswered))
        .route(
            "/melden/{kind}/{key}",
            get(reports::form).post(reports::send),
        )
        .route("/meldingen", get(reports::page))
        .route("/meldingen/{id}", post(reports::answer))
        .route("/doe-mee/{id}", post(item::take_part))
        .route("/toch-niet/{id}", post(item::step_back))
        .route("/wachtlijst/{id}", post(item::wait))
        .route("/taak/{id}/{task}/{answer}", post(item::task))
        .route("/hoe-was-het/{id}/{answer}", post(item::how_was_it))
        .route("/gastheer/{id}", get(host::page))
        .route("/gastheer/{id}/verzetten", post(host::move_date))
        .route("/gastheer/{id}/afzeggen", post(host::cancel))
        .route("/gastheer/{id}/verslag", post(host::outcome))
        .route("/gastheer/{id}/taken", post(host::task))
        .route(
            "/gastheer/{id}/word/{key}",
            get(host::invited).post(host::become_host),
        )
        .route("/niet-dit/{id}", post(for_you::not_this))
        .route("/ontmoetingen", get(meetings::page))
        .route(
            "/ontmoetingen/{name}",
            get(meetings::one).post(meetings::write),
        )
        .route(
            "/ontmoetingen/{name}/samen/{item}",
            post(meetings::together),
        )
        .route(
            "/ontmoetingen/{name}/klik/{answer}",
            post(meetings::was_match),
        )
        .route("/ontmoetingen/{name}/blokkeren", post(meetings::block))
}

fn municipality() -> Router<Arc<Site>> {
    Router::new()
        .route("/gemeente", get(officer::page))
        .route("/gemeente/berichten", get(writing::list))
        .route(
            "/gemeente/berichten/nieuw",
            get(writing::new).post(writing::add),
        )
        .route("/gemeente/berichten/nakijken", post(writing::check))
        .route(
            "/gemeente/berichten/{id}",
            get(writing::one).post(writing::change),
        )
        .route(
            "/gemeente/regelingen/{key}",
            get(writing::scheme).post(writing::change_scheme),
        )
        // Everybody reads what is told, and the same figures.
        .route("/berichten", get(writing::told))
        .route("/hoe-werkt-het", get(register::page))
        .route(
            "/hoe-werkt-het/algoritmeregister.json",
            get(register::entry),
        )
        .route("/open-data/bereik.csv", get(officer::open_data))
}

/// Finding helpers, and helping.
fn coordinators() -> Router<Arc<Site>> {
    Router::new()
        .route(
            "/coordinator",
            get(coordinator::page).post(coordinator::post),
        )
        .route("/coordinator/nieuw", get(coordinator::form))
        .route("/coordinator/begrepen", post(coordinator::heard))
        .route("/coordinator/blad", get(sheet::page).post(sheet::read))
        .route("/coordinator/blad/bekijk", post(sheet::again))
        .route("/coordinator/blad.csv", get(sheet::csv))
        .route("/coordinator/blad.xlsx", get(sheet::xlsx))
        .route("/coordinator/{id}", get(board::page))
        .route(
            "/coordinator/{id}/wijzigen",
            get(coordinator::edit_form).post(coordinator::edit),
        )
        .route("/coordinator/{id}/afzeggen", post(coordinator::cancel))
        .route("/coordinator/{id}/niet", post(board::not_meant))
        .route("/coordinator/{id}/taken", post(board::task))
        .route("/coordinator/{id}/bedankt/{helper}", post(board::thank))
        .route("/coordinator/{id}/klik/{answer}", post(board::was_match))
        .route("/mijn/helpen", get(helping::page).post(helping::save))
        .route("/mijn/helpen/ploeg/{answer}", post(helping::crew))
        .route("/mijn/helpen/klik/{id}/{answer}", post(helping::was_match))
}

fn connectors() -> Router<Arc<Site>> {
    Router::new()
        .route("/verbinder", get(connector::page))
        .route("/verbinder/zaadje", get(seeds::form).post(seeds::offer))
        .route("/zaadje/{id}/{answer}", post(seeds::answer))
        .route("/verbinder/krant", get(connector::paper))
        .route("/verbinder/krant.pdf", get(connector::paper_pdf))
        .route(
            "/verbinder/hier",
            get(connector::here).post(connector::be_here),
        )
        .route("/verbinder/balie", get(desk::page).post(desk::reply))
        .route(
            "/verbinder/inschrijven",
            get(desk::sign_up_form).post(desk::sign_up),
        )
        .route("/verbinder/mensen", get(desk::people))
        .route("/verbinder/mensen/{id}", get(desk::one).post(desk::look_up))
        .route("/verbinder/mensen/{id}/kaart", post(desk::give_card))
        .route("/beheer", get(admin::page).post(admin::grant))
        .route("/beheer/{member}/{role}/einde", post(admin::withdraw))
        .route("/beheer/{member}/tweede-stap", post(admin::reset))
}

/// What the operator reaches, on a listener of its own.
pub fn internal(site: Arc<Site>) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .with_state(site)
}

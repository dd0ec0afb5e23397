"""Every route of Superset's application, asked for by those who may least: what each answers, in one word."""
import re

# Where a route names a thing: one that is there to be read, and for what would change something one that there is not.
NOBODYS = "999999"
READ = {"id_or_uuid": "chart", "dashboard_id_or_slug": "dashboard", "id_or_slug": "dashboard", "datasource_id": "dataset", "slice_id": "chart"}
OWN_ID = (("/dashboard/", "dashboard"), ("/chart/", "chart"), ("/dataset/", "dataset"), ("/database/", "database"))
TEXTS = {"table_name": "mart_hate_crime__incident", "schema_name": "mart", "datasource_type": "table", "column_name": "lsoa_code", "lang": "en", "locale": "en",
         "filename": "none.txt", "name": "logo.svg", "provider": "db"}


def routes(app) -> list[tuple[str, str, str]]:
    """Method, route and endpoint, each once."""
    found = {(method, str(rule), rule.endpoint) for rule in app.url_map.iter_rules() for method in rule.methods - {"HEAD", "OPTIONS"}}
    return sorted(found, key=lambda one: (one[1], one[0], one[2]))


def path(method: str, route: str, ids: dict) -> str:
    def fill(found: re.Match) -> str:
        name = found.group(1).rsplit(":", 1)[-1]
        if name in TEXTS:
            return TEXTS[name]
        if method != "GET":
            return NOBODYS
        if name in READ and not route.startswith("/api/v1/dataset"):
            return str(ids[READ[name]])
        owner = next((key for start, key in OWN_ID if start in route), None)
        return str(ids[owner]) if owner and name in ("pk", "id_or_uuid") else NOBODYS

    return re.sub(r"<([^>]+)>", fill, route)


def word(answer) -> str:
    """`refused`: for want of a right. `home`: led to the start page, as Superset's own pages do with whom they refuse. `absent`: there is
    no such thing. `reached`: anything else, also an error about what was asked."""
    where = answer.headers.get("Location", "")
    if answer.status_code in (401, 403) or (answer.status_code in (302, 308) and "/login/" in where):
        return "refused"
    if answer.status_code == 302 and where.rstrip("/") == "":
        return "home"
    return "absent" if answer.status_code == 404 else "reached"


def gate_word(answer) -> str:
    """`asked`: led to the data-use statement, or told of it."""
    if answer.status_code == 302 and answer.headers.get("Location", "").startswith("/data-use/?next="):
        return "asked"
    return "asked" if answer.status_code == 403 and b"data-use statement" in answer.get_data() else "passed"


def ask(client, method: str, where: str, headers: dict | None = None):
    answer = client.open(where, method=method, headers=headers, **({} if method == "GET" else {"json": {}}))
    answer.get_data()
    return answer


def report(app, ids: dict, clients: dict, newcomer, token: str) -> list[dict]:
    """What each route says to each of `clients`, who have accepted the statement, and to a newcomer who has not, by cookie and by token."""
    seen = []
    for method, route, endpoint in sorted(routes(app), key=lambda one: "logout" in one[1]):
        where = path(method, route, ids)
        seen.append({"method": method, "route": route} | {name: word(ask(client, method, where)) for name, client in clients.items()}
                    | {"before_acceptance": gate_word(ask(newcomer, method, where)),
                       "token_before_acceptance": gate_word(ask(app.test_client(), method, where, {"Authorization": f"Bearer {token}"}))})
    return seen

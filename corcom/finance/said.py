"""The fixed words of the Committee's sentence on money, by language: the words of a paper, not of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The fixed words of one language. What stands in braces is a number, a name or a day."""

    paid: str
    open: str
    over: str
    no_budget: str
    nothing: str
    since: str
    since_many: str
    pledge: str
    pledge_of_somebody: str
    about: str
    after: str
    rates: str
    counted: str


SAID = {
    "en": Said(
        paid="{payers} of {parties} States Parties have paid {received} of {budget} ({coverage}), {rest}",
        open="{outstanding} open",
        over="{outstanding} more than the budget",
        no_budget="No budget of {year} is on record",
        nothing="No contribution towards the budget of {budget} is on record",
        since="since the last meeting ({day}) one {category} contribution of {amount}",
        since_many="since the last meeting ({day}) {n} {category} contributions of {amount} in all",
        pledge="pledge of {state}, {amount}, not yet received",
        pledge_of_somebody="one pledge of {amount} not yet received",
        about="{amount} (about {worth})",
        after="with the pledges {outstanding} would be open",
        rates="Other currencies are counted at the rate of the day on which they were entered.",
        counted="States Parties are counted as at {day}, the start of the budget year.",
    ),
    "fr": Said(
        paid="{payers} des {parties} États parties ont versé {received} sur {budget} ({coverage}), {rest}",
        open="{outstanding} restent dus",
        over="{outstanding} de plus que le budget",
        no_budget="Aucun budget n’est enregistré pour {year}",
        nothing="Aucune contribution au budget de {budget} n’est enregistrée",
        since="depuis la dernière réunion ({day}), une contribution {category} de {amount}",
        since_many="depuis la dernière réunion ({day}), {n} contributions {category} d’un total de {amount}",
        pledge="annonce de contribution : {state}, {amount}, pas encore reçue",
        pledge_of_somebody="une annonce de contribution de {amount}, pas encore reçue",
        about="{amount} (environ {worth})",
        after="une fois les annonces honorées, {outstanding} resteraient dus",
        rates="Les autres monnaies sont comptées au taux du jour de leur inscription.",
        counted="Les États parties sont comptés au {day}, début de l’exercice budgétaire.",
    ),
    "es": Said(
        paid="{payers} de los {parties} Estados partes han abonado {received} de {budget}"
        " ({coverage}), {rest}",
        open="{outstanding} pendientes",
        over="{outstanding} más que el presupuesto",
        no_budget="No consta ningún presupuesto para {year}",
        nothing="No consta ninguna contribución al presupuesto de {budget}",
        since="desde la última reunión ({day}), una contribución {category} de {amount}",
        since_many="desde la última reunión ({day}), {n} contribuciones {category} por un total de {amount}",
        pledge="promesa de contribución: {state}, {amount}, aún no recibida",
        pledge_of_somebody="una promesa de contribución de {amount}, aún no recibida",
        about="{amount} (alrededor de {worth})",
        after="cumplidas las promesas, quedarían {outstanding} pendientes",
        rates="Las demás monedas se cuentan al tipo de cambio del día en que se anotaron.",
        counted="Los Estados partes se cuentan al {day}, comienzo del ejercicio presupuestario.",
    ),
}

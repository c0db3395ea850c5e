"""The fixed sentences of letters about money, in the three languages. Placeholders are named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language."""

    unit: str
    to: str
    mission: str
    date: str
    number: str
    due: str
    salutation: str
    closing: str
    help: str
    invoice: str
    reminder: str
    receipt: str
    statement: str
    contribution: str
    asked: str
    thanks: str
    still_open: str
    crossed: str
    received: str
    rate: str
    no_payment: str
    pay: str
    other_currency: str
    account: str
    holder: str
    reference: str
    what: str
    amount: str
    paid: str
    open: str
    colon: str
    year: str
    worth: str
    day: str
    category: str
    payments: str
    invoices: str
    as_at: str
    ordinals: tuple[str, str, str, str]
    total: str


WORDS = {
    "en": Words(
        unit="Implementation Support Unit of the Convention on Cluster Munitions",
        to="To",
        mission="Permanent Mission: {state}",
        date="Date",
        number="Invoice",
        due="Payable by",
        salutation="Excellency,",
        closing="Please accept, Excellency, the assurances of my highest consideration.",
        help="The unit will gladly answer any question.",
        invoice="Invoice {number}",
        reminder="{ordinal} reminder: invoice {number}",
        receipt="Receipt for a contribution",
        statement="Statement of contributions",
        contribution="{fund}, {year}",
        asked="I have the honour to refer to the budget of the {fund} for {year}, and to ask for the "
        "contribution of your State, {amount}.",
        thanks="We thank your State for its contribution for {year}, received on {day}.",
        still_open="I have the honour to recall invoice {number} of {sent}. On {day}, {amount} of it was "
        "open.",
        crossed="If the payment is on its way, please regard this letter as settled, with our thanks.",
        received="I have the honour to confirm that {amount} was received on {day} as the contribution of "
        "your State for {year} ({fund}). The unit thanks your State.",
        rate="It was entered as {worth}, at the rate of {rate}; source: {source}.",
        no_payment="No payment is on record.",
        pay="Please pay to this account and give the reference: by it the payment finds its invoice.",
        other_currency="What is paid in another currency is entered at the bank’s rate of the day.",
        account="Account",
        holder="Holder",
        reference="Reference",
        what="What for",
        amount="Amount",
        paid="Received",
        open="Open",
        colon=": ",
        year="Year",
        worth="Entered as",
        day="Value date",
        category="Category",
        payments="Payments received",
        invoices="What was asked for, by year",
        as_at="This statement shows what was on record on {day}.",
        ordinals=("First", "Second", "Third", "Further"),
        total="All years",
    ),
    "fr": Words(
        unit="Unité d’appui à l’application de la Convention sur les armes à sous-munitions",
        to="À",
        mission="Mission permanente\u00a0: {state}",
        date="Date",
        number="Facture",
        due="À payer au plus tard le",
        salutation="Excellence,",
        closing="Veuillez agréer, Excellence, les assurances de ma très haute considération.",
        help="L’unité répondra volontiers à toute question.",
        invoice="Facture {number}",
        reminder="{ordinal} rappel\u00a0: facture {number}",
        receipt="Reçu pour une contribution",
        statement="Relevé des contributions",
        contribution="{fund}, {year}",
        asked="J’ai l’honneur de me référer au budget {year} ({fund}) et de demander la contribution de "
        "votre État, soit {amount}.",
        thanks="Nous remercions votre État de sa contribution pour {year}, reçue le {day}.",
        still_open="J’ai l’honneur de rappeler la facture {number} du {sent}. Au {day}, "
        "{amount} restaient dus.",
        crossed="Si le paiement est en cours, veuillez considérer la présente comme sans objet et recevoir "
        "nos remerciements.",
        received="J’ai l’honneur de confirmer la réception de {amount}, le {day}, au titre de la "
        "contribution de votre État pour {year} ({fund}). L’unité en remercie votre État.",
        rate="Cette somme a été inscrite pour {worth}, au cours de {rate}\u00a0; source\u00a0: {source}.",
        no_payment="Aucun paiement n’est enregistré.",
        pay="Veuillez payer sur ce compte en indiquant la référence\u00a0: elle relie le paiement à "
        "sa facture.",
        other_currency="Tout paiement dans une autre monnaie est inscrit au cours du jour de la banque.",
        account="Compte",
        holder="Titulaire",
        reference="Référence",
        what="Objet",
        amount="Montant",
        paid="Reçu",
        open="Solde dû",
        colon="\u00a0: ",
        year="Année",
        worth="Inscrit pour",
        day="Date de valeur",
        category="Catégorie",
        payments="Paiements reçus",
        invoices="Montants demandés, par année",
        as_at="Ce relevé montre ce qui était enregistré au {day}.",
        ordinals=("Premier", "Deuxième", "Troisième", "Nouveau"),
        total="Toutes les années",
    ),
    "es": Words(
        unit="Dependencia de Apoyo a la Aplicación de la Convención sobre Municiones en Racimo",
        to="A",
        mission="Misión Permanente: {state}",
        date="Fecha",
        number="Factura",
        due="Pagadera a más tardar el",
        salutation="Excelencia:",
        closing="Le ruego acepte, Excelencia, el testimonio de mi más alta consideración.",
        help="La Dependencia responderá con gusto a cualquier pregunta.",
        invoice="Factura {number}",
        reminder="{ordinal} recordatorio: factura {number}",
        receipt="Recibo de una contribución",
        statement="Estado de las contribuciones",
        contribution="{fund}, {year}",
        asked="Tengo el honor de referirme al presupuesto de {year} ({fund}) y de solicitar la "
        "contribución de su Estado, que asciende a {amount}.",
        thanks="Agradecemos a su Estado su contribución correspondiente a {year}, recibida el {day}.",
        still_open="Tengo el honor de recordar la factura {number} del {sent}. A {day} "
        "quedaban pendientes {amount}.",
        crossed="Si el pago está en camino, le ruego considere esta carta sin efecto y acepte nuestro "
        "agradecimiento.",
        received="Tengo el honor de confirmar que el {day} se recibieron {amount} como contribución de su "
        "Estado correspondiente a {year} ({fund}). La Dependencia da las gracias a su Estado.",
        rate="Se registró por {worth}, al tipo de cambio de {rate}; fuente: {source}.",
        no_payment="No consta ningún pago.",
        pay="Le rogamos que pague en esta cuenta e indique la referencia: por ella el pago "
        "encuentra su factura.",
        other_currency="Lo que se paga en otra moneda se registra al tipo de cambio del banco de ese día.",
        account="Cuenta",
        holder="Titular",
        reference="Referencia",
        what="Concepto",
        amount="Importe",
        paid="Recibido",
        open="Pendiente",
        colon=": ",
        year="Año",
        worth="Registrado por",
        day="Fecha valor",
        category="Categoría",
        payments="Pagos recibidos",
        invoices="Importes solicitados, por año",
        as_at="Este estado muestra lo que constaba a {day}.",
        ordinals=("Primer", "Segundo", "Tercer", "Nuevo"),
        total="Todos los años",
    ),
}

FUNDS = {
    ("isu", "en"): "Implementation Support Unit",
    ("isu", "fr"): "Unité d’appui à l’application",
    ("isu", "es"): "Dependencia de Apoyo a la Aplicación",
}
"""Names of the funds in the languages of letters; of another fund, its own label is printed."""

"""The addresses of invoices, receipts and bank statements, all under /desk/money/."""

from django.urls import URLPattern, path

from corcom.web.workspace.bank import bank, bank_certain, bank_entry, bank_statement, bank_upload
from corcom.web.workspace.invoices import invoice, invoice_batch, invoice_paper, invoices, issue_invoices
from corcom.web.workspace.receipts import (
    accountants_journal,
    contributions_sheet,
    receipt_paper,
    receipts,
    statement_paper,
)
from corcom.web.workspace.sending import letter_log
from corcom.web.workspace.serving import desk_page

urlpatterns: list[URLPattern] = [
    *desk_page("desk/money/bank/", bank),
    path("desk/money/bank/upload/", bank_upload, name="bank-upload"),
    *desk_page("desk/money/bank/<int:key>/", bank_statement),
    path("desk/money/bank/<int:key>/certain/", bank_certain, name="bank-certain"),
    path("desk/money/bank/entries/<int:key>/", bank_entry, name="bank-entry"),
    *desk_page("desk/money/invoices/", invoices),
    path("desk/money/invoices/new/", issue_invoices, name="issue-invoices"),
    path("desk/money/invoices/all/<int:year>/<str:kind>.zip", invoice_batch, name="invoice-batch"),
    path("desk/money/invoices/<str:name>/", invoice, name="invoice"),
    path("desk/money/invoices/<str:name>/<slug:kind>.<slug:form>", invoice_paper, name="invoice-paper"),
    path("desk/money/letters/", letter_log, name="letter-log"),
    *desk_page("desk/money/receipts/", receipts),
    path("desk/money/receipts/<str:name>/receipt.<slug:form>", receipt_paper, name="receipt-paper"),
    path(
        "desk/money/statements/<str:iso3>/<str:name>/statement.<slug:form>",
        statement_paper,
        name="statement-paper",
    ),
    path("desk/money/contributions.xlsx", contributions_sheet, name="contributions-sheet"),
    path("desk/money/journal/<str:name>.csv", accountants_journal, name="accountants-journal"),
]

"""The package around a Word document: its styles, its hidden part, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

NAMESPACE = "urn:corcom:paper"
STORE = "{0D8A6D3B-6B41-4E5C-9B7C-C0C0C0C0C0C0}"
STORED = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
UNWANTED = (
    RT.CUSTOM_XML,
    RT.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
OURS = {"word/fontTable.xml": "font_table.xml", "docProps/app.xml": "app.xml"}


def empty_document(locale: str) -> WordDocument:
    """A document with the styles of the house in place of the ones that python-docx brings along."""
    document = Document()
    _refill(document.styles.element, "styles.xml")
    _refill(document.settings.element, "settings.xml")
    _refill(document.part.numbering_part.element, "numbering.xml")
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    _forget(document.part.rels)
    _forget(document.part.package.rels)
    return document


def hide(document: WordDocument, text: str) -> None:
    """Word keeps a custom XML part through editing when it has properties with an identity."""
    package = document.part.package
    item = f'<paper xmlns="{NAMESPACE}">{_escaped(text)}</paper>'
    identity = (
        f'<ds:datastoreItem xmlns:ds="{STORED}" ds:itemID="{STORE}"><ds:schemaRefs/></ds:datastoreItem>'
    )
    store = Part(PackURI("/customXml/item1.xml"), CT.XML, item.encode(), package)
    about = Part(
        PackURI("/customXml/itemProps1.xml"), CT.OFC_CUSTOM_XML_PROPERTIES, identity.encode(), package
    )
    store.relate_to(about, RT.CUSTOM_XML_PROPS)
    document.part.relate_to(store, RT.CUSTOM_XML)


def packed(document: WordDocument) -> bytes:
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = _template(OURS[name]) if name in OURS else old.read(name)
            new.writestr(zipfile.ZipInfo(name, DAY_OF_ZIP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _template(name: str) -> bytes:
    return files("corcom.papers").joinpath("templates", name).read_bytes()


def _refill(element: BaseOxmlElement, template: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(_template(template))))


def _forget(rels: Relationships) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype in UNWANTED]:
        del rels[key]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""English is complete: nothing untranslated, nothing stale, and the compiled catalogue is the written one."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

API = Path(__file__).parents[2] / "api"
ENGLISH = API / "translations" / "en" / "LC_MESSAGES"
HOW = "see api/translations/babel.cfg for how to update the catalogue"


def catalogue() -> Catalog:
    with (ENGLISH / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def written_in_templates() -> set[str]:
    found = extract_from_dir(API, method_map=[("templates/**.html", "jinja2")], options_map={})
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_the_catalogue_holds_what_the_templates_say_and_nothing_else() -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue() if message.id}

    assert known == written_in_templates(), HOW


def test_every_sentence_is_translated() -> None:
    messages = [message for message in catalogue() if message.id]
    said = [(each.string,) if isinstance(each.string, str) else each.string or ("",) for each in messages]

    assert [each.id for each, words in zip(messages, said, strict=True) if not all(words) or each.fuzzy] == [], HOW


def test_translations_name_the_same_values() -> None:
    assert [(message.id, error) for message, errors in catalogue().check() for error in errors] == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue())

    assert (ENGLISH / "messages.mo").read_bytes() == compiled.getvalue(), HOW

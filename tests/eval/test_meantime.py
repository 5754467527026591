"""The loader of MEANTIME and that of TimeML's events, on documents of our own."""

import zipfile
from pathlib import Path

from eval.loaders import meantime, timeml_events

WORDS = (
    ("Mill", "to", "close"),
    ("May", "3", ",", "2011"),
    ("``", "It", "may", "close", ",", "''", "Ann", "Orr", "said", "(", "again", ")", "."),
)
MARKS = """
<Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="14"/><token_anchor t_id="15"/>
</ENTITY_MENTION>
<EVENT_MENTION m_id="2" certainty="POSSIBLE" polarity="POS" time="FUTURE" pos="VERB" tense=""
 special_cases="NONE"><token_anchor t_id="11"/></EVENT_MENTION>
<EVENT_MENTION m_id="3"><token_anchor t_id="16"/></EVENT_MENTION>
<TIMEX3 m_id="4" type="DATE" value="2011-05-03" functionInDocument="CREATION_TIME">
<token_anchor t_id="4"/><token_anchor t_id="7"/></TIMEX3>
<ENTITY m_id="9" ent_type="PER" instance_id="PER7"/>
</Markables>
<Relations>
<SLINK r_id="5"><source m_id="3"/><target m_id="2"/></SLINK>
<REFERS_TO r_id="6"><source m_id="1"/><target m_id="9"/></REFERS_TO>
</Relations>"""


def shared(place: Path) -> Path:
    numbered = [(s, word) for s, words in enumerate(WORDS) for word in words]
    tokens = "".join(
        f'<token t_id="{i}" sentence="{s}">{word}</token>'
        for i, (s, word) in enumerate(numbered, 1)
    )
    file = place / meantime.ARCHIVE
    file.parent.mkdir(parents=True)
    with zipfile.ZipFile(file, "w") as archive:
        content = f'<Document doc_id="12" doc_name="12_Mill">{tokens}{MARKS}</Document>'
        archive.writestr("all/corpus_mill/12_Mill.xml", content)
    return place


def test_a_document_is_read_with_its_marks_where_they_stand(tmp_path: Path) -> None:
    (found,) = meantime.load(shared(tmp_path))
    assert found.text == 'Mill to close\n\nMay 3, 2011\n\n"It may close," Ann Orr said (again).'
    assert (found.id, found.topic, found.created) == ("12", "corpus_mill", "2011-05-03")
    (mention,), (close, said), (time,) = found.mentions, found.events, found.times
    assert found.text[mention.start : mention.end] == "Ann Orr"
    assert (mention.kind, mention.instance, mention.syntax) == ("PER", "PER7", "NAM")
    assert found.text[close.start : close.end] == "close"
    assert (close.certainty, close.polarity, close.time) == ("POSSIBLE", "POS", "FUTURE")
    assert said.certainty == ""
    assert found.speech == (("3", "2"),)
    assert found.text[time.start : time.end] == "May 3, 2011"
    assert found.sentence(close.start) == (28, len(found.text))


def test_even_documents_are_told_from_odd_ones(tmp_path: Path) -> None:
    found = meantime.load(shared(tmp_path))
    assert (len(meantime.even(found)), len(meantime.odd(found))) == (1, 0)


TOLD = """<TimeML><TEXT>Ann did not <EVENT eid="e1" class="OCCURRENCE">leave</EVENT>; she may
<EVENT eid="e2" class="OCCURRENCE">stay</EVENT> and <EVENT eid="e3" class="STATE">rest</EVENT>.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="i1" tense="PAST" polarity="NEG"/>
<MAKEINSTANCE eventID="e2" eiid="i2" tense="NONE" polarity="POS" modality="may"/>
<MAKEINSTANCE eventID="e3" eiid="i3" tense="NONE" polarity="POS"/>
<SLINK subordinatedEventInstance="i3" relType="MODAL"/></TimeML>"""


def test_events_of_timeml_are_negated_or_unreal() -> None:
    found = timeml_events.read("x", TOLD)
    told = [(found.text[e.start : e.end], e.negated, e.unreal) for e in found.events]
    assert told == [("leave", True, False), ("stay", False, True), ("rest", False, True)]

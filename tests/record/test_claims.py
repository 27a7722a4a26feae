"""Claims about the record, checked against all that it knows, again as it grows."""


def test_a_claim_is_checked_anew_as_the_record_grows(record, reading_of):
    call = {"participants": ("gabriel-boric", "gustavo-petro")}
    record.keep(
        reading_of(
            "They spoke for the first time since 2025.",
            published="2031-03-05",
            contacts=[{**call, "date": "2031-03-04"}],
            claims=[("first_since", "2025")],
        )
    )

    def verdicts():
        (claim,) = record.contact("CHL-COL-2031-03-04").claims
        return claim.verdict, claim.record_verdict

    assert verdicts() == ("unverified", "unverified")
    record.keep(reading_of("Earlier they spoke.", contacts=[{**call, "date": "2025-06-01"}]))
    assert verdicts() == ("unverified", "consistent")
    record.keep(reading_of("In between they spoke, too.", contacts=[{**call, "date": "2028-06-01"}]))
    assert verdicts() == ("unverified", "contradicted")
    (claim,) = record.contact("CHL-COL-2031-03-04").claims
    assert "2028-06-01" in claim.record_reason
    other = record.contacts("CHL", until="2030")[0]
    record.correct(other.id, "status", "cancelled", why="it never was", by="Ana")
    assert verdicts() == ("unverified", "consistent")

"""Which words of dates, times, money and numbers (`methods/words.py`) a template may say."""

from __future__ import annotations

from quadrant.methods import words

# As a filter (`{{ amount|money }}`) or a call (`{{ plural(3, "day") }}`).
SPOKEN = {
    word.__name__: word
    for word in (
        words.date,
        words.short_date,
        words.weekday_date,
        words.month,
        words.time,
        words.datetime,
        words.period,
        words.in_period,
        words.financial_year,
        words.days_away,
        words.number,
        words.percent,
        words.share,
        words.money,
        words.short_money,
        words.plural,
        words.listing,
        words.ordinal,
        words.file_size,
        words.lower_first,
        words.written,
    )
}
